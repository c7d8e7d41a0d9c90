"""The lengths of events are told apart more finely: a day, a month, a common year, a leap year, a decade.

What lasts into a period began at most its length before: so a page from a day on no longer walks all the days of the
month before that one, nor the months of the year before.
"""

from peewee import SqliteDatabase

#: The longest of each length, in days, before and after.
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
        db.execute_sql(f'UPDATE "{table}" SET lasting = CASE {cases} ELSE {len(longest)} END')  # noqa: S608 - our own words
