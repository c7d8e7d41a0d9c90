"""The database that all tables are bound to."""

from __future__ import annotations

from peewee import DatabaseProxy

database = DatabaseProxy()
