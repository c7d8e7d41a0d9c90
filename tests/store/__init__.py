"""Tests of ``service/store``: the schema, its migrations, transactions."""
