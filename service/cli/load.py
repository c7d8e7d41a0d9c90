"""``timeline load``: the events of an archive that was read elsewhere, into the database."""

from __future__ import annotations

import time
from collections import Counter

import click

from service.archive.loading import load
from service.articles.regroup import regroup_grown
from service.cli.common import INTERRUPTED, collect_rarely, fail, print_status
from service.cli.database import configured_database
from service.cli.importing import target
from service.cli.importing.progress import shown
from service.store import full_text, revisions
from service.store.database import flush


@click.command()
@click.argument("file")
@click.option("--collection", metavar="SLUG", help="Add all articles to this collection; it is created if missing.")
def command(file: str, collection: str | None) -> None:
    """Load an archive that `timeline read` has written.

    FILE is the file of events, or the folder of that name; the articles are beside it. Articles that are stored
    already stay as they are, so the same command can run again.
    """
    target.check_slug(collection)
    database = configured_database()[1]
    target.prepare(database, collection)
    collect_rarely()
    since = revisions.latest(database)
    started, total, entered = time.monotonic(), Counter[str](), set[str]()
    try:
        with shown(None) as show:
            for counts, revision, slugs in load(database, file, collection):
                total += counts
                entered |= slugs
                if revision is not None and revision <= since.number:
                    # an earlier load of this archive may have been interrupted before it formed entries
                    since = since._replace(number=revision - 1)
                show(0, _summary(total, time.monotonic() - started))
    except KeyboardInterrupt:
        fail("interrupted: run the same command to load the rest", INTERRUPTED)
    regroup_grown(database, since, entered)
    full_text.merge_segments(database)
    flush(database)
    print_status(_summary(total, time.monotonic() - started))


def _summary(total: Counter[str], seconds: float) -> str:
    outcomes = ", ".join(f"{total[name]:,} {name}" for name in ("created", "unchanged", "other content") if total[name])
    return f"{outcomes or 'nothing to do'}; {total['events']:,} events, {total['events'] / seconds:,.0f}/s"
