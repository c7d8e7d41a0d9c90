"""Reading an archive on one machine: its articles are read in parallel and written in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from itertools import chain
from typing import Any

from service.archive import parallel, work
from service.archive.inputs import Batch, batches
from service.archive.outputs import tables_of, writer
from service.archive.reading import Options
from service.archive.work import Tally


def read_files(
    files: Sequence[str],
    to: str,
    options: Options,
    *,
    jobs: int,
    on_batch: Callable[[Batch, Tally], None] = lambda batch, tally: None,
) -> None:
    """Write the events and articles of files to the two files of ``to``, in the order of the input.

    ``on_batch`` is called after each batch, with what was read in it. Raises InvalidInput.
    """
    with ExitStack() as stack:
        writers = [stack.enter_context(writer(*table)) for table in tables_of(to).items()]
        unread = chain.from_iterable(map(batches, files))
        results = stack.enter_context(closing(_results(unread, jobs, (to, options))))
        for batch, (tally, chunks) in results:
            for table, chunk in zip(writers, chunks, strict=True):
                table.write(chunk)
            on_batch(batch, tally)


def _results(unread: Any, jobs: int, arguments: tuple[str, Options]) -> parallel.Results:
    if jobs == 1:
        work.start(*arguments)
        yield from ((batch, work.read(_sent(batch))) for batch in unread)
        return
    with parallel.processes(jobs, work.start, arguments) as pool:
        yield from parallel.in_order(pool, work.read, unread, jobs, _sent)


def _sent(batch: Batch) -> tuple[str, Any]:
    return batch.file, batch.items
