"""The import itself: batches of lines are processed in parallel, stored together, and checkpointed.

One process writes, many articles in a transaction, because writers take turns anyway. A checkpoint follows each
transaction, so that the same command resumes after Ctrl-C or a crash; articles stored after the last checkpoint are
recognised when they come again.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import chain, groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from service.archive import parallel
from service.articles import collections, ingest
from service.articles.regroup import regroup_grown
from service.cli.common import CommandError
from service.cli.importing import target, worker
from service.cli.importing.checkpoint import Checkpoint, CheckpointFile, RejectionReport
from service.cli.importing.files import STDIN, Batch, batches
from service.cli.importing.progress import Tally
from service.cli.importing.worker import (
    KnownArticle,
    Options,
    Processed,
    RejectedLine,
    Results,
    UnstoredArticle,
    Worker,
)
from service.config.settings import Settings
from service.events.corrections import Author
from service.store import full_text, revisions
from service.store.database import Database, flush

_BATCHES_PER_TRANSACTION = 4
#: Bytes of input from which one process reads while this one writes; for less, starting it takes longer than it saves.
_OWN_PROCESS = 2_000_000
#: The results of the lines up to a checkpoint.
Result = tuple[Checkpoint, Results]
ResultStream = Generator[Result, None, None]


def run(
    settings: Settings,
    files: Sequence[str],
    report: Path,
    *,
    author: Author,
    options: Options = Options(),  # noqa: B008 - frozen
    jobs: int,
    on_progress: Callable[[Tally], None] = lambda tally: None,
) -> Tally:
    """Import files (plain, .gz, or ``STDIN`` with JSON Lines), resuming from their checkpoints.

    ``report`` is the path of the rejected lines; the checkpoints are beside it. ``on_progress`` is called after each
    transaction. Finally, the entries of collections that have grown by much are formed again. Raises CommandError,
    SchemaError if the database needs a migration, and Unavailable.
    """
    collection = options.collection
    _validate(files, collection)
    writer = Worker(settings, options)
    database: Database = writer.app.config["DATABASE"]
    target.prepare(database, collection)
    checkpoints = CheckpointFile(report.with_name(report.name + ".state"), revisions.latest(database))
    rejections = RejectionReport(report)
    if not checkpoints.is_resumed:
        rejections.clear()
    tally = Tally()
    unread = chain.from_iterable(
        batches(checkpoints.latest(file), settings.max_body, options.columns) for file in files
    )
    children = jobs if jobs > 1 or _size(files) >= _OWN_PROCESS else 0
    with _pool(settings, options, children, writer) as process, closing(process(unread)) as results:
        for checkpoint, found in _by_transaction(results):
            tally.add(checkpoint, _store(database, writer, found.lines, author), found.ignored)
            rejections.add(checkpoint.file, (line for line in found.lines if isinstance(line, RejectedLine)))
            flush(database)  # a checkpoint must not outlive its rows
            checkpoints.save(checkpoint)
            on_progress(tally)
    _finish(database, checkpoints)
    return tally


def _finish(database: Database, checkpoints: CheckpointFile) -> None:
    regroup_grown(database, checkpoints.since)
    full_text.merge_segments(database)
    checkpoints.delete()


def _validate(files: Sequence[str], collection: str | None) -> None:
    for file in files:
        if file != STDIN and not Path(file).is_file():
            raise CommandError(f"{file!r} is not a file")
    target.check_slug(collection)


def _size(files: Sequence[str]) -> int:
    """Return the bytes of files on disk. That of standard input is unknown and counts as nothing."""
    return sum(Path(file).stat().st_size for file in files if file != STDIN)


@contextmanager
def _pool(
    settings: Settings, options: Options, children: int, writer: Worker
) -> Iterator[Callable[[Iterator[Batch]], ResultStream]]:
    """Yield a function that processes batches in order: in child processes, or without any in this process."""
    if not children:
        yield lambda unread: ((batch.checkpoint, writer.process(batch.lines)) for batch in unread)
        return
    with parallel.processes(children, worker.start, (settings, options)) as pool:
        yield lambda unread: _in_parallel(pool, unread, children)


def _in_parallel(pool: Any, unread: Iterator[Batch], children: int) -> ResultStream:
    """Yield the results of batches in order."""
    with closing(parallel.in_order(pool, worker.process, unread, children, attrgetter("lines"))) as results:
        for batch, processed in results:
            yield batch.checkpoint, processed


def _by_transaction(results: ResultStream) -> Iterator[Result]:
    """Join the results that are stored in one transaction: a few batches of one file, with its last checkpoint."""
    for _, of_file in groupby(results, key=lambda result: result[0].file):
        while group := list(islice(of_file, _BATCHES_PER_TRANSACTION)):
            lines = [line for _, found in group for line in found.lines]
            yield group[-1][0], Results(lines, frozenset().union(*(found.ignored for _, found in group)))


def _store(database: Database, writer: Worker, lines: list[Processed], author: Author) -> list[str]:
    """Write processed lines and return their outcomes, in order."""
    new = [line.article for line in lines if isinstance(line, UnstoredArticle)]
    created = ingest.store_all(database, new) if new else set()
    known = {line.id: line.collections for line in lines if isinstance(line, KnownArticle)}
    collections.add_to_collections(database, known)
    outcomes = []
    for line in lines:
        match line:
            case RejectedLine():
                outcomes.append("rejected")
            case KnownArticle():
                outcomes.append("unchanged")
            case UnstoredArticle() if line.id in created:
                created.discard(line.id)  # if the id occurs again in this batch, that line is posted over this one
                outcomes.append("created")
            case _:
                outcomes.append(str(ingest.post(database, writer.draft(line.item), author)[0]))
    return outcomes
