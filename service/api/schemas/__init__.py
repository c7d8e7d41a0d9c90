"""Schemas of what comes in, and descriptions of what goes out for ``openapi.yaml``.

Answers are built by ``service.events.representation`` and never dumped through a schema; a test holds the two together.
The examples of all schemas tell of one article, and a test posts it.
"""
