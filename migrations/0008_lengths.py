"""Use finer length classes of events: a day, a month, a common year, a leap year, a decade.

An event that overlaps a period began at most its own length before it. With finer classes, a page that starts at a day
no longer walks all days of the month before, nor all months of the year before.
"""

from peewee import SqliteDatabase

#: The upper bound of each class in days, before and after this migration.
COARSE = (31, 366, 3_653)
FINE = (1, 31, 365, 366, 3_653)


def up(migrator, db):
    _measure(db, FINE)


def down(migrator, db):
    _measure(db, COARSE)


def _measure(db, longest):
    is_sqlite = isinstance(db, SqliteDatabase)
    days = "julianday(end_before) - julianday(start_on)" if is_sqlite else "end_before - start_on"
    cases = " ".join(f"WHEN {days} <= {most} THEN {length}" for length, most in enumerate(longest))
    for table in ("event", "placing"):
        db.execute_sql(f'UPDATE "{table}" SET lasting = CASE {cases} ELSE {len(longest)} END')  # noqa: S608 - constant names
