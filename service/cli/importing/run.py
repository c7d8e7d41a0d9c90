"""``timeline import``: articles by the thousand from files, straight into the database.

Processes check lines and find dates side by side; one of them writes, many articles in one transaction, since writers
take turns anyway. After each batch it is noted how far the files are stored, so that an import goes on from there
after Ctrl-C or a crash; and what was stored before the note is known when it comes again.
"""

from __future__ import annotations

import gzip
import io
import json
import multiprocessing
import sys
import threading
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from itertools import groupby, islice
from pathlib import Path
from typing import IO, Any

from marshmallow import ValidationError

from service.api.bodies import BROKEN, bounded_lines
from service.api.problems import Refusal
from service.api.schemas.fields import slug
from service.articles import collections, ingest
from service.cli.importing import worker
from service.cli.importing.worker import Line, Prepared, Preparer
from service.config.settings import Settings
from service.events.corrections import Author
from service.store import articles, migrate
from service.store import collections as store
from service.store.database import Database, expect_much

STDIN = "-"
_BATCH = 250  # lines that are prepared together, at most
_BATCH_BYTES = 256 * 1024  # of them; only a line that is longer is a batch of more
_TOGETHER = 4  # batches of one transaction
_AHEAD = 4  # batches for each process that are read before they are needed


class BadImport(ValueError):
    """An import that cannot begin: one line that says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """How far a file is stored: its lines, the bytes of it that held them, and how far it was read as it lies there."""

    file: str
    lines: int = 0
    offset: int = 0
    position: int = 0


@dataclass(slots=True)
class Tally:
    """What an import has done so far."""

    outcomes: Counter[str] = field(default_factory=Counter)
    place: Place | None = None

    @property
    def lines(self) -> int:
        return sum(self.outcomes.values())


class Notes:
    """What is written beside the import: the lines that were refused, and how far it is."""

    def __init__(self, report: Path) -> None:
        self.report, self.state = report, report.with_name(report.name + ".state")
        self.places = {one.file: one for one in self._read()}
        if not self.places:
            report.write_text("")

    def _read(self) -> Iterator[Place]:
        if self.state.exists():
            yield from (Place(**one) for one in json.loads(self.state.read_text()))

    def refuse(self, file: str, refused: Iterable[Prepared]) -> None:
        """Add a line to the report for each."""
        with self.report.open("a", encoding="utf-8") as report:
            for one in refused:
                told = {"file": file, "line": one.number, "status": one.status, "detail": one.detail}
                report.write(json.dumps(told, ensure_ascii=False) + "\n")

    def note(self, place: Place) -> None:
        """Keep how far a file is stored: the note is whole or the one before, whenever the process dies."""
        self.places[place.file] = place
        new = self.state.with_name(self.state.name + ".new")
        new.write_text(json.dumps([asdict(one) for one in self.places.values()]))
        new.replace(self.state)

    def done(self) -> None:
        """All is stored: the next import begins anew."""
        self.state.unlink(missing_ok=True)


def run(
    settings: Settings,
    files: Sequence[str],
    report: Path,
    *,
    author: Author,
    collection: str | None = None,
    jobs: int = 1,
    told: Callable[[Tally], None] = lambda tally: None,
) -> Tally:
    """Import files of JSON lines (.gz, or ``STDIN``). ``told`` is called after each batch.

    Raises BadImport, SchemaError for another schema, and Unavailable.
    """
    _check(files, collection)
    preparer, notes, tally = Preparer(settings, collection), Notes(report), Tally()
    database: Database = preparer.app.config["DATABASE"]
    migrate.check(database)
    expect_much(database)
    if collection and collections.find(database, collection) is None:
        collections.put(database, collection, {}, None)
    lines = batches(files, notes.places, settings.max_body)
    with _preparing(settings, collection, jobs, preparer) as prepare, closing(prepare(lines)) as ready:
        for place, prepared in _together(ready):
            _store(database, preparer, prepared, tally, author)
            notes.refuse(place.file, [one for one in prepared if one.detail])
            notes.note(place)
            tally.place = place
            told(tally)
    notes.done()
    return tally


def _check(files: Sequence[str], collection: str | None) -> None:
    for file in files:
        if file != STDIN and not Path(file).is_file():
            raise BadImport(f"there is no file {file!r}")
    try:
        slug(collection or "none")
    except ValidationError as error:
        raise BadImport(f"--collection {collection!r}: {error.messages[0]}") from error


Batch = tuple[Place, list[Line]]
Ready = Generator[tuple[Place, list[Prepared]], None, None]
Preparing = Callable[[Iterator[Batch]], Ready]


@contextmanager
def _preparing(settings: Settings, collection: str | None, jobs: int, preparer: Preparer) -> Iterator[Preparing]:
    """What prepares batches, in their order: this process, or as many others as there are jobs."""
    if jobs == 1:
        yield lambda batches: ((place, preparer.prepare(lines)) for place, lines in batches)
        return
    # begun anew, not forked: a fork would take over connections, threads and locks
    with multiprocessing.get_context("spawn").Pool(jobs, worker.begin, (settings, collection)) as pool:
        yield lambda batches: _side_by_side(pool, batches, jobs)


def _side_by_side(pool: Any, batches: Iterator[Batch], jobs: int) -> Ready:
    room, places, stopped = threading.Semaphore(jobs * _AHEAD), deque[Place](), threading.Event()

    def ahead() -> Iterator[list[Line]]:
        """A pool takes all that it can get: only so many batches are read before they are needed."""
        for place, lines in batches:
            room.acquire()
            if stopped.is_set():
                return
            places.append(place)
            yield lines

    try:
        for prepared in pool.imap(worker.prepare, ahead()):
            room.release()
            yield places.popleft(), prepared
    finally:  # or the pool would wait for a reader that waits for room
        stopped.set()
        room.release()


def _together(ready: Ready) -> Iterator[tuple[Place, list[Prepared]]]:
    """The batches that are stored in one transaction, each time with the place after them, of one file."""
    for _, of_file in groupby(ready, key=lambda batch: batch[0].file):
        while some := list(islice(of_file, _TOGETHER)):
            yield some[-1][0], [line for _, prepared in some for line in prepared]


def batches(files: Sequence[str], places: dict[str, Place], longest: int) -> Iterator[Batch]:
    """The lines of files that are not stored yet, so many at a time; of one longer than ``longest`` that it is."""
    for file in files:
        yield from _batches_of(file, places.get(file, Place(file)), longest)


def _batches_of(file: str, start: Place, longest: int) -> Iterator[Batch]:
    """The lines of a file from a place on, so many at a time, each time with the place after them."""
    lines: list[Line] = []
    held = 0
    with _opened(file, start) as (body, position):
        offset, number = start.offset, start.lines
        for number, size, line in _numbered(body, start.lines, longest):
            offset += size
            if isinstance(line, Refusal) or line.strip():
                lines.append((number, line))
                held += size
            if len(lines) == _BATCH or held >= _BATCH_BYTES:
                yield Place(file, number, offset, position()), lines
                lines, held = [], 0
        if lines:
            yield Place(file, number, offset, position()), lines


def _numbered(body: IO[bytes], before: int, longest: int) -> Iterator[tuple[int, int, bytes | Refusal]]:
    """Each line with its number and its bytes; where a packed file breaks off, the word about that."""
    number = before
    try:
        for number, (size, line) in enumerate(bounded_lines(body, longest), before + 1):
            yield number, size, line
    except BROKEN as error:
        yield number + 1, 0, Refusal(400, f"the file is no gzip, or breaks off: {error}")


@contextmanager
def _opened(file: str, start: Place) -> Iterator[tuple[IO[bytes], Callable[[], int]]]:
    """A file from a place on, and how far it is read as it lies there: packed, it is shorter than its lines."""
    if file == STDIN:
        _skip(sys.stdin.buffer, start.offset)
        yield sys.stdin.buffer, lambda: 0
        return
    with Path(file).open("rb") as raw:
        if not file.endswith(".gz"):
            raw.seek(start.offset)
            yield raw, raw.tell
            return
        with gzip.GzipFile(fileobj=raw) as unpacked:
            _skip(unpacked, start.offset)
            yield io.BufferedReader(unpacked), raw.tell


def _skip(body: Any, count: int) -> None:
    while count > 0 and (chunk := body.read(min(count, io.DEFAULT_BUFFER_SIZE))):
        count -= len(chunk)


def _store(database: Database, preparer: Preparer, prepared: list[Prepared], tally: Tally, author: Author) -> None:
    """Write what a batch has; what is stored under another reading meanwhile is posted like any other."""
    fresh = [one.new for one in prepared if one.new]
    created = articles.create_all(database, fresh) if fresh else set()
    store.add(database, {one.id: one.collections for one in prepared if one.is_known})
    for one in prepared:
        if one.detail:
            outcome = "refused"
        elif one.new and one.id in created:
            created.discard(one.id)  # the same once more in one batch is known
            outcome = "created"
        elif one.is_known:
            outcome = "unchanged"
        else:
            outcome = str(ingest.post(database, preparer.drafted(one.line), author)[0])
        tally.outcomes[outcome] += 1
