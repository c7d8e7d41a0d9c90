"""What operators are told."""

from __future__ import annotations

from marshmallow import Schema

from service import __version__
from service.api.schemas import describe
from service.timex import ENGINE_VERSION


class Version(Schema):
    """The versions of what answers."""

    version = describe.text("The service's.", __version__)
    engine_version = describe.text("The engine's: it changes when answers change.", ENGINE_VERSION)


class Heartbeat(Schema):
    """The state of what the service needs."""

    database = describe.text("ok: it answers and has the right schema.", "ok")


class Alive(Schema):
    """The process answers."""

    status = describe.text("Always ok.", "ok")
