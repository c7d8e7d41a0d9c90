"""What schemathesis must be told of this service: how JSON Lines travel. Its own media types are not enough."""

from __future__ import annotations

from typing import Any

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def json_lines(_: Any, value: Any) -> dict[str, bytes]:
    """Return a body of JSON Lines, which the contract describes as a string."""
    return {"data": value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")}
