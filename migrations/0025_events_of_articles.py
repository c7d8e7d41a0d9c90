"""Drop the index of an article's events in the order of the timeline.

They are few, so they are found by the index of the article's UNIQUE constraint, and sorted.
"""

NAME = "event_article_id_start_on_order_key_id"


def up(migrator, db):
    db.execute_sql(f'DROP INDEX "{NAME}"')


def down(migrator, db):
    db.execute_sql(f'CREATE INDEX "{NAME}" ON "event" ("article_id", "start_on", "order_key", "id")')
