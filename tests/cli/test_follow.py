"""``timeline follow`` against a feed server of this machine."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from service import __version__
from service.app import create_app
from service.cli import main
from service.cli.common import CommandError
from service.cli.following import feeds_file, rounds
from service.cli.following.fetching import user_agent
from service.cli.following.state import FeedState
from service.config.settings import Settings
from tests.conftest import close
from tests.local_server import local_server

pytestmark = pytest.mark.only("sqlite")  # it posts as any client does

ITEM = (
    "<item><title>Ferry {0}</title><link>https://post.example/{0}</link>"
    "<pubDate>Thu, 13 Mar 2025 08:30:00 GMT</pubDate><description>Ferry {0} sank on Sunday.</description></item>"
)


def rss(*numbers: int) -> bytes:
    items = "".join(ITEM.format(number) for number in numbers)
    return f'<rss version="2.0"><channel><title>Post</title>{items}</channel></rss>'.encode()


@dataclass
class FeedServer:
    """A server of one feed: what it answers next, and the requests that it got."""

    url: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def answer(self, _: str, path: str, headers: dict[str, str], __: bytes) -> tuple[int, dict[str, str], bytes]:
        self.requests.append((path, headers))
        is_known = headers.get("if-none-match") == self.headers.get("ETag", "none")
        return (304, self.headers, b"") if is_known else (self.status, self.headers, self.body)


@pytest.fixture
def feed() -> Iterator[FeedServer]:
    served = FeedServer()
    with local_server(served.answer) as host:
        served.url = f"http://{host}/feed"
        yield served


@pytest.fixture
def feeds(feed: FeedServer, tmp_path: Path) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(f'[[feeds]]\nurl = "{feed.url}"\ncollection = "harbour"\nsource = "The Quay"\nlanguage = "en"\n')
    return path


def follow(settings: Settings, file: Path, *, due: bool = True) -> Result:
    """Run one round; by default, all feeds are due."""
    state = file.with_name("feeds.toml.state")
    if due and state.exists():
        saved = json.loads(state.read_text())
        state.write_text(json.dumps({url: {**fields, "due": 0} for url, fields in saved.items()}))
    environment = {"TIMELINE_DATABASE_URL": settings.database_url, "TIMELINE_MAX_BODY": "100000"}
    return CliRunner().invoke(main, ["follow", "--once", str(file)], env=environment)


def state_of(file: Path) -> Any:
    [state] = json.loads(file.with_name("feeds.toml.state").read_text()).values()
    return state


def summary(read: int, unchanged: int, new: int, known: int, rejected: int = 0) -> str:
    return (
        f"timeline: {read} feeds read, {unchanged} not modified; "
        f"articles: {new} new, {known} known, {rejected} rejected\n"
    )


def test_new_items_are_posted_to_their_collection(settings: Settings, feed: FeedServer, feeds: Path) -> None:
    feed.body, feed.headers = rss(1, 2), {"ETag": '"a"', "Content-Type": "application/rss+xml; charset=utf-8"}
    assert follow(settings, feeds).stderr == summary(1, 0, 2, 0)
    assert follow(settings, feeds).stderr == summary(0, 1, 0, 0)
    feed.body, feed.headers = rss(1, 2, 3).replace(b"1 sank", b"1 burnt"), {"Last-Modified": "Thu, 13 Mar 2025"}
    assert follow(settings, feeds).stderr == summary(1, 0, 1, 2)
    follow(settings, feeds)
    assert feed.requests[-1][1]["if-modified-since"] == "Thu, 13 Mar 2025"
    assert "if-none-match" not in feed.requests[-1][1]
    app = create_app(settings)
    articles = app.test_client().get("/v1/collections/harbour/articles").get_json()["articles"]
    close(app.config["DATABASE"])
    assert {(article["source"], article["language"]) for article in articles} == {("The Quay", "en")}
    assert {article["url"] for article in articles} == {f"https://post.example/{number}" for number in (1, 2, 3)}


def test_a_feed_that_is_not_due_is_not_requested(settings: Settings, feed: FeedServer, feeds: Path) -> None:
    feed.body = rss(1)
    follow(settings, feeds)
    assert follow(settings, feeds, due=False).stderr == summary(0, 0, 0, 0)
    assert len(feed.requests) == 1
    assert feed.requests[0][1]["user-agent"] == user_agent(None)


def test_the_next_round_begins_when_a_feed_is_due(
    settings: Settings, feed: FeedServer, feeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed.body = rss(1)
    text, slept = feeds.read_text(), list[float]()
    feeds.write_text("interval = 600\n" + text + text.replace(feed.url, "http://127.0.0.1:1/feed"))

    def stop(seconds: float) -> None:
        slept.append(seconds)
        raise SystemExit

    monkeypatch.setattr(rounds.time, "sleep", stop)
    monkeypatch.setenv("TIMELINE_DATABASE_URL", settings.database_url)
    done = CliRunner().invoke(main, ["follow", str(feeds)])
    assert done.exit_code == 0
    assert "1 feeds read, 0 not modified, 1 failed" in done.stderr
    assert "again in 20 min" in done.stderr
    assert 300 < slept[0] <= 600


def test_failures_wait_longer_each_time_and_as_long_as_the_server_asks(
    settings: Settings, feed: FeedServer, feeds: Path
) -> None:
    feed.status = 503
    assert f"1 failed ({feed.url} HTTP 503, again in 30 min)" in follow(settings, feeds).stderr
    feed.headers = {"Retry-After": "7200"}
    failed = follow(settings, feeds)
    assert f"{feed.url} HTTP 503, again in 120 min" in failed.stderr
    assert failed.exit_code == 1
    assert state_of(feeds)["failures"] == 2
    feed.status, feed.headers, feed.body = 200, {}, rss(1)
    assert follow(settings, feeds).exit_code == 0
    assert state_of(feeds)["failures"] == 0


@pytest.mark.parametrize(("hours", "minutes"), [(2, 120), (-2, 30)])
def test_the_server_may_ask_for_a_time_of_day(
    settings: Settings, feed: FeedServer, feeds: Path, hours: int, minutes: int
) -> None:
    at = dt.datetime.now(dt.UTC) + dt.timedelta(hours=hours)
    feed.status, feed.headers = 503, {"Retry-After": format_datetime(at, usegmt=True)}
    waits = re.search(r"HTTP 503, again in (\d+) min", follow(settings, feeds).stderr)
    assert waits
    assert minutes - 10 <= int(waits[1]) <= minutes


def test_what_is_no_time_is_not_waited_for(settings: Settings, feed: FeedServer, feeds: Path) -> None:
    feed.status, feed.headers = 429, {"Retry-After": "soon"}
    assert "HTTP 429, again in 30 min" in follow(settings, feeds).stderr


def test_sites_see_who_asks() -> None:
    assert user_agent(None) == f"news-timeline/{__version__}"
    assert user_agent("https://post.example") == f"news-timeline/{__version__} (+https://post.example)"


def test_waiting_ends_after_a_day() -> None:
    state = FeedState(failures=40)
    state.fail(1_000, 900, 10**9)
    assert state.due == 1_000 + 86_400


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(settings: Settings, feed: FeedServer, feeds: Path, status: int) -> None:
    feed.status, feed.headers = status, {"Location": feed.url.replace("/feed", "/inside")}
    assert "/inside' into the file" in follow(settings, feeds).stderr
    assert [path for path, _ in feed.requests] == ["/feed"]


@pytest.mark.parametrize("status", [201, 204, 300, 304, 305, 404, 500])
def test_no_other_answer_is_a_feed(settings: Settings, feed: FeedServer, feeds: Path, status: int) -> None:
    feed.status, feed.body = status, rss(1)
    expected = summary(0, 1, 0, 0) if status == 304 else f"1 failed ({feed.url} HTTP {status}, again in 30 min)"
    assert expected in follow(settings, feeds).stderr


def test_a_feed_has_as_many_bytes_as_a_body_may_have(settings: Settings, feed: FeedServer, feeds: Path) -> None:
    feed.body = rss(1).ljust(100_000)
    assert follow(settings, feeds).stderr == summary(1, 0, 1, 0)


@pytest.mark.parametrize(
    ("body", "failure"),
    [
        (b"<html>Sorry</html>", "is refused: body: the body is neither RSS nor Atom"),
        (rss(1) + b" " * 100_000, "has more than 100000 bytes"),
    ],
    ids=["no feed", "too long"],
)
def test_what_is_no_feed_is_a_failure_and_comes_again(
    settings: Settings, feed: FeedServer, feeds: Path, body: bytes, failure: str
) -> None:
    feed.body, feed.headers = body, {"ETag": '"a"'}
    assert failure in follow(settings, feeds).stderr
    assert state_of(feeds)["etag"] is None


def test_an_unreachable_feed_does_not_stop_the_others(settings: Settings, feed: FeedServer, feeds: Path) -> None:
    feed.body = rss(1)
    text = feeds.read_text()
    feeds.write_text(text.replace(feed.url, "http://127.0.0.1:1/feed") + text)
    line = follow(settings, feeds).stderr
    assert "1 feeds read" in line
    assert "127.0.0.1:1/feed cannot be fetched" in line
    assert line.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("", "feeds: is missing"),
        ("interval = 5\n[[feeds]]\n", "interval: must be a number of seconds, at least 60"),
        ('[[feeds]]\ncollection = "harbour"\n', "feed 1: url is missing"),
        ('[[feeds]]\nurl = "file:///etc/passwd"\ncollection = "x"\n', "feed 1: url: must be an http or https URL"),
        ('[[feeds]]\nurl = "ftp://a.example"\ncollection = "x"\n', "feed 1: url: must be an http or https URL"),
        ('[[feeds]]\nurl = "https:///feed"\ncollection = "x"\n', "feed 1: url: must be an http or https URL"),
        ('[[feeds]]\nurl = "https://a.example"\n', "feed 1: collection is missing"),
        ('[[feeds]]\nurl = "https://a.example"\ncollection = 5\n', "feed 1: all values must be text"),
        ("interval = 59\n[[feeds]]\n", "interval: must be a number of seconds, at least 60"),
        ("interval = true\n[[feeds]]\n", "interval: must be a number of seconds, at least 60"),
        ("feeds = 5", "feeds: is missing"),
        ("feeds = [5]", "feed 1: must be a table"),
        ("color = 5\n[[feeds]]\n", "the file: 'color' is unknown"),
        ('[[feeds]]\nurl = "https://a.example"\ncollection = "A B"\n', "feed 1: collections: "),
        ('[[feeds]]\nurl = "https://a.example"\ncollection = "x"\nlanguage = "zz"\n', "feed 1: language: "),
        ('[[feeds]]\nurl = "https://a.example"\ncollection = "x"\ntitle = "y"\n', "feed 1: 'title' is unknown"),
        (2 * '[[feeds]]\nurl = "https://a.example"\ncollection = "x"\n', "two of them have the same url"),
        ("[[feeds]", "cannot be read"),
    ],
)
def test_the_file_is_checked_first(tmp_path: Path, text: str, detail: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text)
    with pytest.raises(CommandError) as error:
        feeds_file.read(path)
    assert detail in str(error.value)


def test_a_feed_is_polled_every_quarter_of_an_hour_or_as_often_as_every_minute(tmp_path: Path) -> None:
    path, feed = tmp_path / "feeds.toml", '[[feeds]]\nurl = "https://a.example"\ncollection = "x"\n'
    for text, interval in ((feed, 900), (f"interval = 60\n{feed}", 60)):
        path.write_text(text)
        assert feeds_file.read(path).interval == interval


def test_the_state_is_in_the_file_that_an_option_names(settings: Settings, feed: FeedServer, feeds: Path) -> None:
    feed.body = rss(1)
    other = feeds.with_name("other.json")
    environment = {"TIMELINE_DATABASE_URL": settings.database_url}
    for expected in (summary(1, 0, 1, 0), summary(0, 0, 0, 0)):
        done = CliRunner().invoke(main, ["follow", "--once", str(feeds), "--state", str(other)], env=environment)
        assert (done.exit_code, done.stderr) == (0, expected)
    assert list(json.loads(other.read_text())) == [feed.url]
    assert not feeds.with_name("feeds.toml.state").exists()
