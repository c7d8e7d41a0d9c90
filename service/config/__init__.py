"""Settings, API keys and the capacity of the machine. Knows nothing of the rest of the service."""
