"""Let events be stored with a character in place of each text that most of them repeat.

Nothing is rewritten: events that are stored in full read the same, and become shorter when they are written again. The
way back stores all of them in full, as older versions need them.
"""

from peewee import SqliteDatabase

TEXTS = (
    (1, '","part_of_day":null,"time":null,"approximate":false},"status":"'),
    (2, '","sentence":{"text":"'),
    (3, '},"expression":{"text":"'),
    (4, '","alternatives":[],"explanation":{"rule":"'),
    (5, '"]},"origin":"engine","hidden":false,"orphaned":false,"correction":null,"position":{"part":"'),
    (6, '},"mentions":[],"context":'),
    (7, '},"published_on":"'),
    (14, ',"anchor_kind":"published_at"}'),
)


def up(migrator, db):
    pass


def down(migrator, db):
    character, body = "char" if isinstance(db, SqliteDatabase) else "chr", "body"
    for code, text in TEXTS:
        body = f"replace({body}, {character}({code}), '{text}')"
    db.execute_sql(f"UPDATE event SET body = {body}")  # noqa: S608 - constant texts
