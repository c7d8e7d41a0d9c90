"""Stored and served events: their JSON, rows, identity, corrections and editing."""
