"""A database that is unavailable: the connection that failed is not used again."""

from __future__ import annotations

import pytest
from flask import Flask
from peewee import Database

from service.api.problems import problem_of
from service.store.database import Unavailable


@pytest.mark.only("sqlite")
def test_the_connection_is_closed(app: Flask, store: Database) -> None:
    store.connect(reuse_if_open=True)
    with app.test_request_context():
        problem = problem_of(Unavailable("the disk is gone"))
    assert (problem.status, problem.headers) == (503, {"Retry-After": "1"})
    assert store.is_closed()
