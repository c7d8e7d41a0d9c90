"""Reading an archive on many machines with Dask: each file is a task, and each task writes files of its own.

The output is a folder for each table. A part is named after its input and appears only when it is complete, so a task
that runs again after its worker was lost neither replaces nor adds anything. Needs the extra ``archive``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from service.archive.columns import Type
from service.archive.extra import extra
from service.archive.inputs import batches, is_url
from service.archive.outputs import UNFINISHED, extension, tables_of, writer
from service.archive.reading import Options
from service.archive.work import Reader, Tally
from service.errors import InvalidInput

LOCAL = "local"
_RETRIES = 3


def read_files(
    files: Sequence[str],
    to: str,
    options: Options,
    scheduler: str,
    jobs: int = 1,
    *,
    on_file: Callable[[str, Tally], None] = lambda file, tally: None,
) -> None:
    """Write the events and articles of files to the two folders of ``to``; files that have their parts are left out.

    ``scheduler`` is the address of a Dask scheduler, whose workers see the same paths; or LOCAL, for ``jobs`` processes
    of this machine. ``on_file`` is called after each file. Raises InvalidInput.
    """
    distributed = extra("distributed")
    for folder in tables_of(to):
        _make_folder(folder)
    missing = [file for file in dict.fromkeys(files) if not _is_read(file, to)]
    with _client(distributed, scheduler, jobs) as client:
        futures = client.map(_read_file, missing, to=to, options=options, pure=False, retries=_RETRIES)
        names = dict(zip((future.key for future in futures), missing, strict=True))
        for future in distributed.as_completed(futures):
            on_file(names[future.key], _result(future, names[future.key]))
    for folder in tables_of(to):
        _remove_unfinished(folder)


@contextmanager
def _client(distributed: Any, scheduler: str, jobs: int) -> Iterator[Any]:
    if scheduler != LOCAL:
        with distributed.Client(scheduler) as client:
            yield client
        return
    with (
        distributed.LocalCluster(n_workers=jobs, threads_per_worker=1) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def _result(future: Any, file: str) -> Tally:
    try:
        tally: Tally = future.result()
    except OSError as error:
        raise InvalidInput(f"{file!r}: {error}") from error
    return tally


def _read_file(file: str, to: str, options: Options) -> Tally:
    """Read a file to its parts: the task of a worker."""
    total, reader = Tally(), Reader(to, options)
    with ExitStack() as stack:
        writers = [stack.enter_context(writer(*part)) for part in _parts(file, to).items()]
        for batch in batches(file):
            tally, chunks = reader.read(batch.file, batch.items)
            total.add(tally)
            for table, chunk in zip(writers, chunks, strict=True):
                table.write(chunk)
    return total


def _parts(file: str, to: str) -> dict[str, Mapping[str, Type]]:
    """Return the columns of the parts of a file, by path."""
    name = f"{PurePosixPath(file).name}-{hashlib.sha256(file.encode()).hexdigest()[:12]}{extension(to)}"
    return {f"{folder}/{name}": columns for folder, columns in tables_of(to).items()}


def _is_read(file: str, to: str) -> bool:
    return all(_exists(part) for part in _parts(file, to))


def _exists(path: str) -> bool:
    if not is_url(path):
        return Path(path).exists()
    filesystem, inside = extra("fsspec").core.url_to_fs(path)
    return bool(filesystem.exists(inside))


def _make_folder(folder: str) -> None:
    if is_url(folder):
        return  # object stores have no folders
    if Path(folder).is_file():
        raise InvalidInput(f"{folder!r} is a file: Dask writes a folder")
    Path(folder).mkdir(exist_ok=True)


def _remove_unfinished(folder: str) -> None:
    """Delete what workers that were killed have left: readers of a whole folder would read it."""
    if not is_url(folder):
        for file in Path(folder).glob(f"*{UNFINISHED}"):
            file.unlink(missing_ok=True)
