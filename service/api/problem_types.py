"""The types of problem (RFC 9457): the stable slug, the title and the remedy of each HTTP status."""

from __future__ import annotations

from typing import NamedTuple


class ProblemType(NamedTuple):
    """A type of problem: its stable slug, its title, and what a client can do about it."""

    slug: str
    title: str
    remedy: str


PROBLEM_TYPES = {
    400: ProblemType(
        "bad-request",
        "Malformed request",
        "The body is not valid JSON (RFC 8259), is not UTF-8 or is incomplete. “detail” gives the position. Fix the "
        "body and send it again.",
    ),
    401: ProblemType(
        "unauthorised",
        "Authentication required",
        "Send “Authorization: Bearer …” with an API key from the operator. The WWW-Authenticate header says what was "
        "wrong.",
    ),
    403: ProblemType(
        "forbidden",
        "Forbidden",
        "The API key is read-only, or a page of another site tried to write. Ask the operator for a key with write "
        "access.",
    ),
    404: ProblemType(
        "not-found",
        "Not found",
        "Nothing exists at this address: the path is misspelt, the resource was deleted, or the id belongs to another "
        "database. /openapi.json lists every path.",
    ),
    405: ProblemType(
        "method-not-allowed",
        "Method not allowed",
        "The Allow header lists the methods that this address supports.",
    ),
    406: ProblemType(
        "not-acceptable",
        "Not acceptable",
        "The Accept header names none of the media types that “detail” lists. Send one of them, or */*.",
    ),
    409: ProblemType(
        "conflict",
        "Conflict with the current state",
        "“detail” gives the reason. For example, an event that the engine found can only be hidden, not deleted; or a "
        "request with the same Idempotency-Key is still in progress. Do what it says, or send the request again after "
        "as many seconds as Retry-After says.",
    ),
    410: ProblemType(
        "restored",
        "Database restored",
        "The database was restored from a backup, or is a copy: revisions from before are not those of this database. "
        "Start again from 0: read /v1/changes?since=0 and replace your copy with what you get.",
    ),
    412: ProblemType(
        "changed",
        "Changed in the meantime",
        "Someone else changed the resource: its ETag no longer matches If-Match. Read it again, then send the change "
        "with the new ETag.",
    ),
    413: ProblemType(
        "too-large",
        "Request too large",
        "“detail” gives the limit. Send less at a time, or send many articles to /v1/articles/bulk. The operator sets "
        "the limits with TIMELINE_MAX_BODY and TIMELINE_MAX_TEXT.",
    ),
    415: ProblemType(
        "unsupported-media-type",
        "Unsupported media type",
        "Send one of the media types that “detail” lists, with the Content-Type and charset of the body.",
    ),
    421: ProblemType(
        "unknown-host",
        "Unknown host name",
        "A service without API keys answers to addresses, to names without a dot and to the names that its operator "
        "allows with TIMELINE_ALLOWED_HOSTS or TIMELINE_PUBLIC_URL, so that no page of another site can use it.",
    ),
    422: ProblemType(
        "invalid",
        "Invalid request",
        "“errors” names each invalid field or parameter and what was expected; “pointer” locates it in the body.",
    ),
    428: ProblemType(
        "if-match-needed",
        "If-Match required",
        "The change would overwrite what is stored. Read the resource, then send its ETag in If-Match, so that no "
        "other change is lost.",
    ),
    429: ProblemType(
        "too-many-requests",
        "Too many requests",
        "Wait as many seconds as Retry-After says. The operator sets the limit with TIMELINE_RATE_LIMIT.",
    ),
    500: ProblemType(
        "internal",
        "Internal error",
        "This is a fault of the service. Nothing was stored. Its log has the cause, under the X-Request-ID of this "
        "response.",
    ),
    503: ProblemType(
        "unavailable",
        "Database unavailable",
        "The database cannot be reached or is busy. Nothing was stored, unless “detail” says that this is unknown. "
        "Send the same request again after as many seconds as Retry-After says.",
    ),
}
OTHER_PROBLEM = ProblemType("http", "Request refused", "“status” and “detail” give the reason.")
BY_SLUG = {problem_type.slug: problem_type for problem_type in (*PROBLEM_TYPES.values(), OTHER_PROBLEM)}
