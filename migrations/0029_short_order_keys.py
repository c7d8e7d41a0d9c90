"""Write the order keys of events in fewer characters, as ``service.events.order`` does: several indexes contain them.

Keys of any other length are not keys of this service and stay as they are.
"""

from peewee import SqliteDatabase

DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
SHIFTS = (18, 12, 6, 0)
INDEXES = {
    True: "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE '%order_key%'",
    False: (
        "SELECT indexname, indexdef FROM pg_indexes WHERE indexdef LIKE '%%order_key%%'"
        " AND schemaname = current_schema() AND indexname NOT IN (SELECT conname FROM pg_constraint)"
    ),
}


def up(migrator, db):
    days = f"{_int(6, 4)} * 372 + {_int(10, 2)} * 31 + {_int(12, 2)}"
    of_article = f"{_digits(days)} || substr(order_key, 14, 5) || {_digits(_int(22, 7))}"
    of_none = f"'zzzz' || {_digits(_int(14, 7))}"
    hour = "CASE substr(order_key, 2, 4) WHEN '----' THEN '-' ELSE substr(order_key, 2, 4) END"
    rest = f"CASE length(order_key) WHEN 28 THEN {of_article} ELSE {of_none} END"
    _change(db, f"substr(order_key, 1, 1) || {hour} || {rest}", (20, 28))


def down(migrator, db):
    find = "instr" if isinstance(db, SqliteDatabase) else "strpos"
    wide = "CASE substr(order_key, 2, 1) WHEN '-' THEN substr(order_key, 1, 1) || '----' || substr(order_key, 3)"
    wide = f"({wide} ELSE order_key END)"
    days = f"({_value(find, wide, 6)} - 32)"
    date = " || ".join(
        (_padded(f"{days} / 372", 4), _padded(f"{days} % 372 / 31 + 1", 2), _padded(f"{days} % 372 % 31 + 1", 2))
    )
    of_article = f"{date} || substr(article_id, 3, 8) || {_padded(_value(find, wide, 15), 7)}"
    of_none = f"'99999999' || {_padded(_value(find, wide, 10), 7)}"
    rest = f"CASE WHEN length(order_key) IN (10, 13) THEN {of_none} ELSE {of_article} END"
    _change(db, f"substr({wide}, 1, 5) || {rest}", (10, 13, 15, 18))


def _int(start, length):
    return f"CAST(substr(order_key, {start}, {length}) AS INTEGER)"


def _digits(number):
    return " || ".join(f"substr('{DIGITS}', ((({number}) >> {shift}) & 63) + 1, 1)" for shift in SHIFTS)


def _value(find, text, start):
    digits = [f"{find}('{DIGITS}', substr({text}, {start + place}, 1)) - 1" for place in range(4)]
    return f"({' + '.join(f'(({digit}) << {shift})' for digit, shift in zip(digits, SHIFTS, strict=True))})"


def _padded(number, length):
    return f"substr(CAST({10**length} + {number} AS TEXT), 2)"


def _change(db, key, lengths):
    """Change the keys of some lengths, without their indexes, which are created again: that takes less time."""
    is_sqlite = isinstance(db, SqliteDatabase)
    indexes = db.execute_sql(INDEXES[is_sqlite]).fetchall()
    for name, _ in indexes:
        db.execute_sql(f'DROP INDEX "{name}"')
    if not is_sqlite:  # no column that is counted changes
        db.execute_sql("ALTER TABLE event DISABLE TRIGGER USER")
    changed = f"length(order_key) IN ({', '.join(map(str, lengths))})"
    key = key if is_sqlite else key.replace("%", "%%")
    db.execute_sql(f"UPDATE event SET order_key = {key} WHERE {changed}")  # noqa: S608 - constants
    of_event = "(SELECT order_key FROM event WHERE event.id = event_id)"
    db.execute_sql(f'UPDATE "placing" SET order_key = {of_event} WHERE {changed}')  # noqa: S608 - constants
    if not is_sqlite:
        db.execute_sql("ALTER TABLE event ENABLE TRIGGER USER")
    for _, statement in indexes:
        db.execute_sql(statement)
