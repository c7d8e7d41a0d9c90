"""Take the id out of the index of articles by day: those of a range of days are sorted by id anyway."""

OLDER = ("article_anchor_date_id", '("anchor_date", "id")')
NEWER = ("article_anchor_date", '("anchor_date")')


def up(migrator, db):
    _replace(db, OLDER, NEWER)


def down(migrator, db):
    _replace(db, NEWER, OLDER)


def _replace(db, old, new):
    db.execute_sql(f'DROP INDEX "{old[0]}"')
    db.execute_sql(f'CREATE INDEX "{new[0]}" ON "article" {new[1]}')
