"""Files beside an import: what is stored of each input, so that it can resume; and the lines it rejected."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from service.cli.importing.worker import RejectedLine
from service.store.revisions import Revision


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How much of a file is stored.

    ``lines`` lines, which are ``offset`` bytes once decompressed; ``position`` is the offset in the file on disk.
    """

    file: str
    lines: int = 0
    offset: int = 0
    position: int = 0


class CheckpointFile:
    """The latest checkpoint of each input file, and the revision before the first one, saved as JSON."""

    def __init__(self, path: Path, latest: Revision) -> None:
        """``latest`` is the revision of the database now: the first one of an import that is not resumed."""
        self._path = path
        saved = json.loads(path.read_text()) if path.exists() else []
        if isinstance(saved, list):  # earlier versions saved only the files
            saved = {"since": latest, "files": saved}
        self.since = Revision(*saved["since"])
        self._by_file = {fields["file"]: Checkpoint(**fields) for fields in saved["files"]}

    @property
    def is_resumed(self) -> bool:
        """Whether an earlier import stopped before its end."""
        return bool(self._by_file)

    def latest(self, file: str) -> Checkpoint:
        """Return where to continue a file: its beginning if nothing of it is stored."""
        return self._by_file.get(file, Checkpoint(file))

    def save(self, checkpoint: Checkpoint) -> None:
        """Replace a file's checkpoint, atomically: a crash leaves the old state or the new one."""
        self._by_file[checkpoint.file] = checkpoint
        new = self._path.with_name(self._path.name + ".new")
        files = [asdict(saved) for saved in self._by_file.values()]
        new.write_text(json.dumps({"since": self.since, "files": files}))
        new.replace(self._path)

    def delete(self) -> None:
        """Forget all checkpoints, so that the next import starts from the beginning."""
        self._path.unlink(missing_ok=True)


class RejectionReport:
    """A file with a JSON line for each rejected line of an import: ``file``, ``line``, ``status`` and ``detail``."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def clear(self) -> None:
        """Empty the report."""
        self._path.write_text("")

    def add(self, file: str, rejected: Iterable[RejectedLine]) -> None:
        """Append the rejected lines of a file."""
        with self._path.open("a", encoding="utf-8") as report:
            for line in rejected:
                fields = {"file": file, "line": line.number, "status": line.status, "detail": line.detail}
                report.write(json.dumps(fields, ensure_ascii=False) + "\n")
