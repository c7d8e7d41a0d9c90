"""Leave articles without a URL or an external id out of the indexes of these: most have one of the two at most."""

INDEXES = {"article_url": ("substr(url, 1, 500)", "url"), "article_external_id": ('"external_id"', "external_id")}


def up(migrator, db):
    for name, (indexed, column) in INDEXES.items():
        db.execute_sql(f"DROP INDEX {name}")
        db.execute_sql(f'CREATE INDEX "{name}" ON "article" ({indexed}) WHERE {column} IS NOT NULL')


def down(migrator, db):
    for name, (indexed, _) in INDEXES.items():
        db.execute_sql(f"DROP INDEX {name}")
        db.execute_sql(f'CREATE INDEX "{name}" ON "article" ({indexed})')
