"""The history of the schema, one numbered file a step, run by ``service.store.migrate``. None is edited once landed."""
