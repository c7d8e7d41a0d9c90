"""`make bench`: how fast the service is over HTTP, beside two yardsticks of the same run. Nothing here asserts a time."""
