"""Responses for operators."""

from __future__ import annotations

from marshmallow import Schema

from service import __version__
from service.api.schemas import describe
from service.timex import ENGINE_VERSION


class Version(Schema):
    """The versions."""

    version = describe.text("The version of the service.", __version__)
    engine_version = describe.text("The version of the engine; it changes when its results change.", ENGINE_VERSION)


class Heartbeat(Schema):
    """The state of what the service depends on."""

    database = describe.text("ok: the database responds and has the expected schema.", "ok")


class Alive(Schema):
    """The state of the process."""

    status = describe.text("Always ok.", "ok")
