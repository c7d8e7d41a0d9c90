"""Settings, API keys and the machine's capacity. Imports nothing else of the service."""

NONE = "none"  #: The value of an optional setting that is not set.
