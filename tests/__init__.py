"""Tests mirror ``service/``. Everything real: SQLite files, processes, the engine."""
