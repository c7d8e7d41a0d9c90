"""Rounds: each polls the feeds that are due, posts their items, and sums up in one line."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import urllib3
from flask import Flask

from service.app import create_app
from service.articles import collections
from service.cli.following.feeds_file import FeedsFile, FollowedFeed
from service.cli.following.fetching import Fetched, FetchError, Validators, fetch, user_agent
from service.cli.following.state import FeedState, StateFile
from service.config import NONE
from service.config.settings import Settings
from service.store import migrate

_ARTICLE_OUTCOMES = ("new", "known", "rejected")
#: The media types that the service reads as a feed; any other is read as XML.
_FEED_TYPES = ("application/feed+json", "application/rss+xml", "application/atom+xml", "application/rdf+xml")


@dataclass(slots=True)
class Round:
    """The numbers of feeds and articles by outcome, and what failed."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """The round in one line."""
        failed = f", {len(self.failures)} failed ({'; '.join(self.failures)})" if self.failures else ""
        feeds = f"{self.counts['read']} feeds read, {self.counts['not modified']} not modified{failed}"
        return f"{feeds}; articles: {', '.join(f'{self.counts[name]} {name}' for name in _ARTICLE_OUTCOMES)}"


class Follower:
    """Polls feeds and posts their items through an app of this process."""

    def __init__(self, settings: Settings, file: FeedsFile, states: StateFile) -> None:
        self._file, self._states = file, states
        # a line for each round, not for each post
        own = replace(settings, api_keys=NONE, rate_limit=NONE, log_level="warning")
        self._app: Flask = create_app(own)
        self._max_bytes = settings.max_body
        public_url = None if settings.public_url == NONE else settings.public_url
        self._pool = urllib3.PoolManager(headers={"User-Agent": user_agent(public_url)})
        migrate.check(self._app.config["DATABASE"])

    def rounds(self) -> Iterator[Round]:
        """Yield a round whenever a feed is due; sleep in between."""
        while True:
            yield self.round()
            next_due = min(self._states.of(feed.url).due for feed in self._file.feeds)
            time.sleep(max(next_due - time.time(), 1))

    def round(self) -> Round:
        """Poll the feeds that are due, one after the other, and return what came of it."""
        result = Round()
        for feed in self._file.feeds:
            state = self._states.of(feed.url)
            if state.due <= time.time():
                self._poll(feed, state, result)
                self._states.save()
        return result

    def _poll(self, feed: FollowedFeed, state: FeedState, result: Round) -> None:
        try:
            fetched = fetch(self._pool, feed.url, Validators(state.etag, state.last_modified), self._max_bytes)
            if fetched is None:
                result.counts["not modified"] += 1
            else:
                result.counts.update(self._post(feed, fetched))
                result.counts["read"] += 1
                # only now: items that were not stored must come again
                state.etag, state.last_modified = fetched.validators.etag, fetched.validators.last_modified
            state.succeed(time.time(), self._file.interval)
        except FetchError as error:
            state.fail(time.time(), self._file.interval, error.retry_after)
            wait = max(state.due - time.time(), 0)
            result.failures.append(f"{feed.url} {error}, again in {wait / 60:.0f} min")

    def _post(self, feed: FollowedFeed, fetched: Fetched) -> Counter[str]:
        """Post a feed as a client would; return the number of articles by outcome. Raises FetchError."""
        database = self._app.config["DATABASE"]
        if collections.find(database, feed.collection) is None:
            collections.put(database, feed.collection, {}, None)
        answer = self._app.test_client().post(
            "/v1/articles",
            query_string={**feed.metadata, "collections": feed.collection},
            data=fetched.body,
            content_type=fetched.media_type if fetched.media_type in _FEED_TYPES else "application/xml",
        )
        if answer.status_code != 200:
            raise FetchError(f"is refused: {answer.get_json(force=True)['detail']}")
        lines = [json.loads(line) for line in answer.data.splitlines()]
        if any(line["status"] >= 500 for line in lines):
            raise FetchError("cannot be stored: the database is unavailable")
        return Counter(_outcome(line) for line in lines)


def _outcome(line: dict[str, Any]) -> str:
    """Return what became of an item, from the line that answers it."""
    return {201: "new", 200: "known"}.get(line["status"], "rejected")
