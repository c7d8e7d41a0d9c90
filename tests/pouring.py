"""Many posts from several clients at once, and something that happens in the middle of them."""

from __future__ import annotations

import http.client
import itertools
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

POSTS, CLIENTS = 2_000, 8


@dataclass
class Poured:
    """The ids of the articles that were answered with 201, and every other status that was answered."""

    stored: set[str] = field(default_factory=set)
    others: list[int] = field(default_factory=list)


def pour(base: str, halfway: Callable[[], object]) -> Poured:
    """Post articles until all are answered or the service is gone; ``halfway`` is called once, between two of them."""
    poured, numbers = Poured(), itertools.count()
    clients = [threading.Thread(target=_client, args=(base, numbers, halfway, poured)) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return poured


def _client(base: str, numbers: itertools.count[int], halfway: Callable[[], object], poured: Poured) -> None:
    connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=30)
    while (number := next(numbers)) < POSTS:
        if number == POSTS // 2:
            threading.Thread(target=halfway).start()
        try:
            connection.request("POST", "/v1/articles", _article(number), {"Content-Type": "application/json"})
            answer = connection.getresponse()
            report = json.loads(answer.read())
        except (OSError, http.client.HTTPException):
            connection.close()  # it was closed between two requests, or the service is gone
            if not _is_up(base):
                return
            continue
        if answer.status == 201:
            poured.stored.add(report["article"]["id"])
        else:
            poured.others.append(answer.status)


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
