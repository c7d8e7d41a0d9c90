"""Index hidden events, and articles whose publication date nobody gave: partial indexes, because they are few."""

INDEXES = {
    "article_anchor_kind": """"article" ("anchor_kind", "id") WHERE anchor_kind <> 'published_at'""",
    "event_hidden": """"event" ("start_on", "order_key", "id") WHERE state = 'hidden'""",
}


def up(migrator, db):
    for name, columns in INDEXES.items():
        db.execute_sql(f'CREATE INDEX "{name}" ON {columns}')


def down(migrator, db):
    for name in INDEXES:
        db.execute_sql(f'DROP INDEX "{name}"')
