"""The HTTP contract: routes, schemas of what comes in and goes out, one shape for every problem.

A view is its signature and a few lines. No SQL and no regular expression here; see ``openapi.yaml`` for the contract
in full, which ``timeline openapi`` prints from this code.

``articles``, ``events``, ``timeline``, ``resolve`` and ``ops`` are the routes, ``base`` is what they share. ``bodies``
reads requests, ``responses`` and ``problems`` write answers, ``cursors`` lets pages follow each other, ``schemas``
describes what comes in and goes out.
"""
