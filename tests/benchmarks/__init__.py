"""`make bench`: how fast the service is over HTTP, beside yardsticks of the same run. Nothing asserts a time."""
