"""One message to one URL: no redirect, no proxy, and no host that the operator does not allow now.

Needs the optional extra ``follow``.
"""

from __future__ import annotations

import time

import urllib3

from service import __version__
from service.config import webhook_hosts
from service.timeline.webhooks import Message, signed_headers

_TIMEOUT = urllib3.Timeout(connect=5, read=15)
_HEADERS = {"Content-Type": "application/json", "User-Agent": f"news-timeline/{__version__}"}


class DeliveryError(Exception):
    """A message was not accepted. The text says why."""


def post(pool: urllib3.PoolManager, url: str, secret: str, message: Message, hosts: str) -> None:
    """Post a message to a webhook. ``hosts`` are those that the operator allows. Raises DeliveryError."""
    if not webhook_hosts.is_allowed(url, hosts):
        raise DeliveryError("its host is not in TIMELINE_WEBHOOK_HOSTS")
    headers = {**_HEADERS, **signed_headers(message, secret, int(time.time()))}
    try:
        answer = pool.request(
            "POST",
            url,
            body=message.body,
            headers=headers,
            redirect=False,
            retries=False,
            timeout=_TIMEOUT,
            preload_content=False,  # nobody reads the answer: only its status counts
        )
        answer.close()
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise DeliveryError(f"cannot be reached: {' '.join(str(error).split())[:200]}") from error
    if not 200 <= answer.status < 300:
        raise DeliveryError(f"HTTP {answer.status}")
