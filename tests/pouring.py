"""Many posts from several clients at once, and something that happens in the middle of them."""

from __future__ import annotations

import http.client
import itertools
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

POSTS, CLIENTS = 2_000, 8


@dataclass
class Poured:
    """The ids of the articles that were answered with 201, every other status, and the Retry-After of those of 5xx."""

    stored: set[str] = field(default_factory=set)
    others: list[int] = field(default_factory=list)
    retry_after: set[str | None] = field(default_factory=set)


def pour(base: str, halfway: Callable[[], object], *, posts: int = POSTS, insist: bool = False) -> Poured:
    """Post articles until all are answered or the service is gone; ``halfway`` is called once, between two of them.

    Who insists sends an article again until it is answered by other than 5xx: then all are stored in the end.
    """
    poured, numbers = Poured(), _Numbers(posts, halfway)
    clients = [threading.Thread(target=_client, args=(base, numbers, poured, insist)) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return poured


class _Numbers:
    """A number for each article, whichever client sends it; halfway something happens."""

    def __init__(self, posts: int, halfway: Callable[[], object]) -> None:
        self._posts, self._halfway, self._count = posts, halfway, itertools.count()

    def __iter__(self) -> Iterator[int]:
        while (number := next(self._count)) < self._posts:
            if number == self._posts // 2:
                threading.Thread(target=self._halfway).start()
            yield number


def _client(base: str, numbers: _Numbers, poured: Poured, insist: bool) -> None:
    connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=30)
    for number in numbers:
        while (status := _post(connection, number, poured)) is None or status >= 500:
            if status is None and not _is_up(base):
                return
            if not insist:
                break
            time.sleep(0.1)


def _post(connection: http.client.HTTPConnection, number: int, poured: Poured) -> int | None:
    """The status of the answer; None where there was none."""
    try:
        connection.request("POST", "/v1/articles", _article(number), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        report = json.loads(answer.read())
    except (OSError, http.client.HTTPException):
        connection.close()  # it was closed between two requests, or the service is gone
        return None
    if answer.status == 201:
        poured.stored.add(report["article"]["id"])
    else:
        poured.others.append(answer.status)
    if answer.status >= 500:
        poured.retry_after.add(answer.headers["Retry-After"])
    return answer.status


def _article(number: int) -> str:
    text = f"Bridge {number} was closed on Sunday. It will open in April."
    return json.dumps({"text": text, "published_at": "2025-03-13", "external_id": f"poured-{number}"})


def _is_up(base: str) -> bool:
    connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=5)
    try:
        connection.connect()
    except OSError:
        return False
    finally:
        connection.close()
    return True
