"""Add the indexes of lists of articles: by publisher, day of publication, the client's own id and URL."""

INDEXES = {
    "article_source_id": '("source", "id")',
    "article_anchor_date_id": '("anchor_date", "id")',
    "article_external_id": '("external_id")',
    # PostgreSQL indexes at most 2,704 bytes
    "article_url": "(substr(url, 1, 500))",
}


def up(migrator, db):
    for name, columns in INDEXES.items():
        db.execute_sql(f'CREATE INDEX "{name}" ON "article" {columns}')


def down(migrator, db):
    for name in INDEXES:
        db.execute_sql(f'DROP INDEX "{name}"')
