"""The history of the schema, one numbered file for each step, run by ``service.store.migrate``.

A released migration never changes what it does.
"""
