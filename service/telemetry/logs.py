"""Logs as JSON lines on standard output: the service's own, and gunicorn's in the same format."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_PREPARE = (
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)
_ENCODER = json.JSONEncoder(default=repr)  # json.dumps would create an encoder for each line
_RENDER = (
    structlog.processors.format_exc_info,
    structlog.processors.JSONRenderer(lambda event, **_: _ENCODER.encode(event)),
)
#: gunicorn quotes the URL or an invalid header in these messages, and either may contain a key.
_QUOTED_REQUEST = re.compile(r"(Invalid request from [^'\"]*|Error handling request \w*).*", re.DOTALL)


def configure(level: str) -> None:
    """Write structlog's events of this level and above to standard output, one JSON object per line."""
    structlog.configure(
        processors=[structlog.contextvars.merge_contextvars, *_PREPARE, *_RENDER],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.WriteLoggerFactory(),  # one write per line: processes do not interleave
    )


def write_json(logger: logging.Logger) -> None:
    """Write a standard library logger's lines to standard output, in the format of the service's own."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=(_without_quotes, *_PREPARE),
            processors=(structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_RENDER),
        )
    )
    logger.handlers = [handler]


def _without_quotes(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Remove from gunicorn's messages what they quote of a request."""
    event["event"] = _QUOTED_REQUEST.sub(r"\1", event["event"])
    return event
