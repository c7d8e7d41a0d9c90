"""Articles posted by several clients at once, with an interruption half-way."""

from __future__ import annotations

import http.client
import itertools
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

POSTS, CLIENTS = 1_000, 8


@dataclass
class Responses:
    """The ids of articles confirmed with 201, all other statuses, and the values of Retry-After with 5xx."""

    confirmed: set[str] = field(default_factory=set)
    others: list[int] = field(default_factory=list)
    retry_after: set[str | None] = field(default_factory=set)


def post_many(base: str, halfway: Callable[[], object], *, posts: int = POSTS, retry: bool = False) -> Responses:
    """Post articles until all have responses or the service is gone; call ``halfway`` once, after half of them.

    With ``retry``, an article is sent again after a 5xx or a lost connection, so that all are stored in the end.
    """
    responses, numbers = Responses(), _Numbers(posts, halfway)
    clients = [threading.Thread(target=_client, args=(base, numbers, responses, retry)) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return responses


class _Numbers:
    """Numbers that clients share; the thread that takes the middle one starts ``halfway``."""

    def __init__(self, posts: int, halfway: Callable[[], object]) -> None:
        self._posts, self._halfway, self._count = posts, halfway, itertools.count()

    def __iter__(self) -> Iterator[int]:
        while (number := next(self._count)) < self._posts:
            if number == self._posts // 2:
                threading.Thread(target=self._halfway).start()
            yield number


def _client(base: str, numbers: _Numbers, responses: Responses, retry: bool) -> None:
    connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=30)
    for number in numbers:
        while (status := _post(connection, number, responses)) is None or status >= 500:
            if status is None and not _is_up(base):
                return
            if not retry:
                break
            time.sleep(0.1)


def _post(connection: http.client.HTTPConnection, number: int, responses: Responses) -> int | None:
    """Post an article and return the status, or None without a response."""
    try:
        connection.request("POST", "/v1/articles", _article(number), {"Content-Type": "application/json"})
        response = connection.getresponse()
        report = json.loads(response.read())
    except (OSError, http.client.HTTPException):
        connection.close()  # closed while idle, or the service is gone
        return None
    if response.status == 201:
        responses.confirmed.add(report["article"]["id"])
    else:
        responses.others.append(response.status)
    if response.status >= 500:
        responses.retry_after.add(response.headers["Retry-After"])
    return response.status


def _article(number: int) -> str:
    text = f"Bridge {number} was closed on Sunday. It will open in April."
    return json.dumps({"text": text, "published_at": "2025-03-13", "external_id": f"posted-{number}"})


def _is_up(base: str) -> bool:
    connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=5)
    try:
        connection.connect()
    except OSError:
        return False
    finally:
        connection.close()
    return True
