"""The contract that clients were promised, and what breaks it."""
