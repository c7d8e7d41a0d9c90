"""The three bases of every error that a client can cause, whatever layer raises it, and how its detail quotes.

Knows nothing of HTTP: the API maps each base to one status and one problem document. Any module may import it,
the pure ones too.
"""

from __future__ import annotations

from typing import Any

#: Characters of what a client sent that a detail repeats.
_MAX_QUOTED = 60


def quoted(sent: str) -> str:
    """Return the beginning of what a client sent as a detail quotes it: in quotation marks, and escaped."""
    return repr(sent[:_MAX_QUOTED])


class ClientError(Exception):
    """An error that the client can fix; raise one of the three bases or a subclass of them.

    ``detail`` is one sentence for the client, without the name of the field. ``field`` names the field or parameter
    of the request that causes the error, or is None if no single field does.
    """

    def __init__(self, detail: str, *, field: str | None = None) -> None:
        super().__init__(f"{field}: {detail}" if field else detail)
        self.detail, self.field = detail, field

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the error without calling ``__init__``, whose parameters are other ones in some subclasses."""
        return _restored, (type(self), self.args), self.__dict__


def _restored(kind: type[ClientError], args: tuple[Any, ...]) -> ClientError:
    """Return an error as it was pickled, still without its attributes: how processes that read archives pass it on."""
    return kind.__new__(kind, *args)


class InvalidInput(ClientError):
    """A value of the request is well-formed but not acceptable: HTTP 422 (Unprocessable Content).

    ``field`` names the field or parameter, if known.
    """


class Conflict(ClientError):
    """The request conflicts with the current state of what is stored: HTTP 409 (Conflict).

    Two subclasses have their own status: ``store.revisions.RevisionMismatch`` is 412 (Precondition Failed), because the
    client states its condition in If-Match, and ``timeline.changes.UnknownEpoch`` is 410 (Gone). ``field`` names the
    field or parameter, if known.
    """


class NotFound(ClientError):
    """The address of the request names something that does not exist: HTTP 404 (Not Found).

    An unknown id in the body or the query is InvalidInput instead, with its ``field``. Here ``field`` names the
    parameter of the path, if known.
    """
