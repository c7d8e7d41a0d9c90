"""What schemathesis must be told of this service: how JSON Lines and e-mails are sent."""

from __future__ import annotations

from typing import Any

import schemathesis


@schemathesis.serializer("application/x-ndjson", "message/rfc822")
def text(_: Any, value: Any) -> dict[str, bytes]:
    """Return a body of JSON Lines, or an e-mail, which the contract describes as strings."""
    return {"data": value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")}
