"""``timeline deliver``: post changes to webhooks, in order and at least once, outside the service's own processes."""
