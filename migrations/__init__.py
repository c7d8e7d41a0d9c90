"""The history of the schema, one numbered file a step, run by ``service.store.migrate``. A step that landed is never edited."""
