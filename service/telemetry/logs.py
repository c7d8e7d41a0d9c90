"""Logs as JSON lines on stdout: the service's own, and gunicorn's in the same form."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_SHARED = (
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)
_ENCODER = json.JSONEncoder(default=repr)  # made once: json.dumps with a default makes one for each line
_WRITTEN = (
    structlog.processors.format_exc_info,
    structlog.processors.JSONRenderer(lambda event, **_: _ENCODER.encode(event)),
)
#: gunicorn quotes what a client sent: the address asked for, or the header that is none, and that may be a key.
_QUOTES_A_REQUEST = re.compile(r"(Invalid request from [^'\"]*|Error handling request \w*).*", re.DOTALL)


def configure(level: str) -> None:
    """Send structlog's events of this level and above to stdout, one JSON object a line."""
    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, *_SHARED, *_WRITTEN],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.WriteLoggerFactory(),  # a line is one write: those of several processes do not mix
    )


def write_json(logger: logging.Logger) -> None:
    """Send the lines of a logger of the standard library to stdout, in the form of the service's own."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=(_unquoted, *_SHARED),
            processors=(structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_WRITTEN),
        )
    )
    logger.handlers = [handler]


def _unquoted(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    event["event"] = _QUOTES_A_REQUEST.sub(r"\1", event["event"])
    return event
