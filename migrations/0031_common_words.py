"""Deflate events and the texts of articles with a dictionary of common words: ``service.store.common_words``.

The first byte of a row tells how it was deflated. Rows of much older versions stay as they are.
"""

import importlib
import zlib

from peewee import SqliteDatabase

MARK, OLDER_MARK, END = b"\xfe", b"\xff", b"\n"
BATCH = 1_000  # rows
COMMON_WORDS = (
    b"although whether another against without because between during before after about around among through "
    b"under until while where which their there these those other others several many most more than some such "
    b"only also even still again already however according spokesman spokeswoman statement reported reports report "
    b"announced announcement agreement agreed decision decided expected increase increased decrease decline "
    b"declined largest former senior international national federal European American British German French "
    b"Chinese Japanese Russian United States Washington London Europe Union Nations Britain Germany France China "
    b"Japan Russia country countries government governments minister ministers ministry president prime parliament "
    b"opposition party leader leaders election elections vote voters members committee council commission court "
    b"judge police officials official authorities security military forces soldiers killed injured people "
    b"residents families children women students workers union company companies business industry industrial "
    b"production products market markets exchange shares stock investors interest rates prices price percent per "
    b"cent million billion thousand dollars euros quarter first second third annual results profit profits losses "
    b"loss revenue sales earnings income operations management chairman chief executive director board group "
    b"corporation incorporated limited bank banks finance financial economic economy trade foreign policy budget "
    b"deficit public private service services system energy power water transport railway airport station bridge "
    b"road building construction project projects plan plans planned programme program development research "
    b"university school hospital health centre center city town village region regional northern southern eastern "
    b"western north south east west area areas today yesterday tomorrow week weeks month months year years Monday "
    b"Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September "
    b"October November December earlier later this last next since recently new old high higher low lower long "
    b"short early late end began begin started start opened open closed close continue continued remain remained "
    b"return returned make made take taken come came give given found find told asked called known held hold left "
    b"right work working used using against would could should might must have had has been being were was will "
    b"shall may can not that this with from into over they them his her its our your who what when and the said it "
    b"is expected to be the end of the in the first half of the year, compared with the same period of last year, "
    b"for the first time, at least, as well as, one of the, would be, will be, has been, have been, had been, "
    b"there is, it was, he said, she said, they said, said on said in a statement that the of the to the on the at "
    b"the by the for the with the from the"
)
OLDER = importlib.import_module("migrations.0023_packed_json").DICTIONARY
NEWER = COMMON_WORDS + OLDER


def up(migrator, db):
    _convert(db, "event", "body", _newer_event)
    _convert(db, "article", "text", _newer_text)


def down(migrator, db):
    with_words = isinstance(db, SqliteDatabase)
    _convert(db, "event", "body", lambda body: _older_event(body, with_words))
    _convert(db, "article", "text", _older_text)


def _newer_event(body):
    if isinstance(body, str) or body[:1] in (b"{", MARK):
        return body
    data = _inflated(body[1:], OLDER) if body[:1] == OLDER_MARK else END + _inflated(body, OLDER)
    return MARK + _deflated_event(data, NEWER)


def _older_event(body, with_words):
    if isinstance(body, str) or body[:1] != MARK:
        return body
    data = _inflated(body[1:], NEWER)
    return OLDER_MARK + _deflated_event(data, OLDER) if with_words else _deflated_event(data.partition(END)[2], OLDER)


def _newer_text(text):
    if isinstance(text, str) or text[:1] != OLDER_MARK:
        return text
    deflate = zlib.compressobj(wbits=-15, zdict=COMMON_WORDS)
    return MARK + deflate.compress(zlib.decompress(text[1:], -15)) + deflate.flush()


def _older_text(text):
    if isinstance(text, str) or text[:1] != MARK:
        return text
    return OLDER_MARK + zlib.compress(_inflated(text[1:], COMMON_WORDS), wbits=-15)


def _inflated(data, dictionary):
    return zlib.decompressobj(-15, dictionary).decompress(data)


def _deflated_event(data, dictionary):
    deflate = zlib.compressobj(wbits=-13, memLevel=5, strategy=zlib.Z_FIXED, zdict=dictionary)
    return deflate.compress(data) + deflate.flush()


def _convert(db, table, column, converted):
    if isinstance(db, SqliteDatabase):
        db.connection().create_function("converted_of", 1, converted, deterministic=True)
        db.execute_sql(f"UPDATE {table} SET {column} = converted_of({column})")  # noqa: S608 - constant names
        return
    db.execute_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")  # events are counted as before
    read = f"SELECT id, {column} FROM {table} WHERE id > %s ORDER BY id LIMIT {BATCH}"  # noqa: S608 - constant names
    last = ""
    while rows := db.execute_sql(read, (last,)).fetchall():
        values = [(converted(stored), row_id) for row_id, stored in rows]
        db.cursor().executemany(f"UPDATE {table} SET {column} = %s WHERE id = %s", values)  # noqa: S608
        last = rows[-1][0]
    db.execute_sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")
