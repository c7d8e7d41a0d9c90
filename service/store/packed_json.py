"""The JSON of events and of articles' reports as it is stored: deflated, with a dictionary of what most of it repeats.

That makes it a third of its size. Deflate's fixed codes need no code table, so that expanding a page of events costs
little. A changed dictionary needs a migration, because the stored rows need theirs.

The words that full text has of an event come before its JSON, which repeats most of them. On SQLite they are deflated
with it. On PostgreSQL, whose index reads them, they are plain, and only shorten what comes after them. A first byte
tells such rows from others; it also makes a worker of an older version fail that still runs after the migration.

The JSON of an event repeats its id and that of its article, which nothing compresses. The row has both, so they are
left out.

A worker of an older version that still runs after the migration stores JSON as text. It is read as well, so that its
last articles break no page.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import Any

from service.store.common_words import COMMON_WORDS

_RAW = -15  # deflate without header and checksum
#: Deflate finds what comes last with the shortest codes: so rare texts come first, and the JSON of an event last.
DICTIONARY = (
    b'{"anchor":{"date":"20","kind":"metadata","timezone":null,"evidence":"published_at, given by the client",'
    b'"upper_bound":null,"reason":null},"document":{"media_type":"text/html","application/json","title":null,'
    b'"byline":null,"dateline":null},"warnings":["published_at has no offset and no time zone is known: read as '
    b'UTC"],"detected_language":{"language":"en","runner_up":"da","clear":true},"date_order":"MDY",'
    b'"unresolved":[],"dropped":["reason":"the dateline: where and when the article was written","reason":"points '
    b'to the past, the present or the future and names no part of it"},"type":"DATE","value":"PAST_REF",'
    b'"rule":"reference.past","type":"SET","value":"P1Y","rule":"set.adverb","reason":"repeats: no single day"}],'
    b'"type":"DURATION": its exact days are not given the publication date is after in the past in the future no '
    b"year given: the nearest to mentioned before read against because of a possessive because of a relative "
    b"clause because of the participle because of a date that because of the verb of saying because of 'since' "
    b"because of 'by' the week of the month of  dateparser reads 'last year' from dateparser reads 'today' from "
    b"dateparser reads 'february' up to the day of the year before the year of the month before the quarter of "
    b'the words give the complete date"rule":"ago","rule":"quarter","rule":"weekday.bare","rule":"month.bare",'
    b'"rule":"month.near","rule":"date.month_year","rule":"part_of_day","rule":"stretch.counted",'
    b'"rule":"unit.near","rule":"day.near","rule":"year.bare","rule":"date.month_day" on Monday Tuesday Wednesday '
    b"Thursday Friday Saturday Sunday January February March April May June July August September October "
    b"November December would and for that is was to have been said it will be of the in the "
    b'"granularity":"minute","granularity":"part of day","granularity":"week","granularity":"quarter",'
    b'"granularity":"year","granularity":"month","19"status":"planned","kind":"background","kind":"comparison",'
    b'"kind":"reference","kind":"schedule","kind":"statement","kind":"figure","certainty":"ambiguous",'
    b'"steps":["kind: comparison, because of \'","kind: schedule, because of \'","kind: statement, because of a '
    b'verb of saying","kind: background, because of \'","kind: figure, because of \'"],"mentions":[{"text":"",'
    b'"start":1,"end":2,"edtf":"20"}{"id":"e_","date":{"edtf":"20","start_on":"20","end_before":"20",'
    b'"granularity":"day","timex3":"20","part_of_day":null,"time":null,"approximate":false},"status":"happened",'
    b'"kind":"event","summary":"The ","sentence":{"text":"The ","start":1,"end":1},"expression":{"text":"",'
    b'"start":1,"end":2},"certainty":"explicit","certainty":"inferred","alternatives":[],'
    b'"explanation":{"rule":"date.","anchor":"20","steps":["the words give the complete date"]},"origin":"engine",'
    b'"hidden":false,"orphaned":false,"correction":null,"position":{"part":"lead","part":"body","at":0.},'
    b'"mentions":[],"context":null,"context":"","article":{"id":"a_","title":"","url":null,"url":"https://",'
    b'"source":""},"published_on":"20","source":"","source":null,"anchor_kind":"published_at"}'
)


#: That of events: their sentences have common words, too.
_OF_EVENTS = COMMON_WORDS + DICTIONARY
#: The first byte of an event, which no deflated data has.
_WITHOUT_IDS, _WITH_IDS, _WITHOUT_COMMON_WORDS = b"\xfd", b"\xfe", b"\xff"
#: The same where plain words follow.
_PLAIN_WITHOUT_IDS, _PLAIN_WITH_IDS = b"\xfb", b"\xfc"
_DICTIONARIES = {_WITHOUT_IDS: _OF_EVENTS, _WITH_IDS: _OF_EVENTS, _WITHOUT_COMMON_WORDS: DICTIONARY}
#: What stands before the ids, and what is stored instead of both, which the dictionary has. No string in JSON has these
#: bytes, because its quotation marks are escaped.
_BEFORE_ID, _NO_ID = b'{"id":"', b'{"id":"e_"'
_BEFORE_ARTICLE, _NO_ARTICLE = b'"article":{"id":"', b'"article":{"id":"a_"'
#: Where the two bytes stand in it that an id replaces.
_TO_ID, _TO_ARTICLE = len(_BEFORE_ID), len(_BEFORE_ARTICLE)


def _deflate(dictionary: bytes) -> Any:
    """Return a compressor that has read a dictionary, so that its copies need not.

    A window of 8 kB is set up in less time than one of 32 kB, and is as good for short texts.
    """
    return zlib.compressobj(wbits=-13, memLevel=5, strategy=zlib.Z_FIXED, zdict=dictionary)


_DEFLATE, _DEFLATE_EVENT = _deflate(DICTIONARY), _deflate(_OF_EVENTS)
#: What each character stands for in JSON that an older version has stored as text.
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
#: No deflated JSON begins with this byte: a text would have to begin with a byte of at least 224.
_BRACE = b"{"
#: Ends the words, which have none of it.
_END = b"\n"
#: Bytes that are expanded to find the words of an event: few have more, and to expand all takes twice as long.
_MOST_WORDS = 384


def packed(json: str) -> bytes:
    """Return the JSON of a report as it is stored."""
    return _deflated(_DEFLATE, json.encode())


def packed_event(json: str, words: str, event: str, article: str | None, *, plain: bool = False) -> bytes:
    """Return the JSON of an event as it is stored in the row with these ids, with words for full text.

    With ``plain``, they can be read without expanding anything, and have a space on each side.
    """
    in_full = json.encode()
    short = _without_ids(in_full, event, article)
    if plain:
        mark, data = (_PLAIN_WITH_IDS, in_full) if short is None else (_PLAIN_WITHOUT_IDS, short)
        spaced = b" %s %s" % (words.encode(), _END)
        return mark + spaced + _deflated_after(spaced, data)
    mark, data = (_WITH_IDS, in_full) if short is None else (_WITHOUT_IDS, short)
    return mark + _deflated(_DEFLATE_EVENT, b"%s%s%s" % (words.encode(), _END, data))


def _without_ids(json: bytes, event: str, article: str | None) -> bytes | None:
    """Return the JSON of an event without its ids; None if it has other ids than its row."""
    start = b'%b%b"' % (_BEFORE_ID, event.encode())
    if not json.startswith(start):
        return None
    rest = json.removeprefix(start)
    if article is None:
        return _NO_ID + rest
    before, found, after = rest.rpartition(b'%b%b"' % (_BEFORE_ARTICLE, article.encode()))
    return b"".join((_NO_ID, before, _NO_ARTICLE, after)) if found else None


def _with_ids(json: bytes, event: str, article: str | None) -> bytes:
    """Return the JSON of an event with its ids, without what comes before it."""
    start = json.index(_NO_ID) + _TO_ID
    if article is None:
        return b"".join((_BEFORE_ID, event.encode(), json[start + 2 :]))
    end = json.rindex(_NO_ARTICLE) + _TO_ARTICLE
    return b"".join((_BEFORE_ID, event.encode(), json[start + 2 : end], article.encode(), json[end + 2 :]))


def words_of(stored: bytes) -> bytes:
    """Return the words that are stored with the JSON of an event."""
    if stored[:1] in (_PLAIN_WITHOUT_IDS, _PLAIN_WITH_IDS):
        return stored[2 : stored.index(_END) - 1]
    dictionary = _DICTIONARIES.get(stored[:1])
    if dictionary is None:
        return b""
    words, end, _ = zlib.decompressobj(_RAW, dictionary).decompress(stored[1:], _MOST_WORDS).partition(_END)
    return words if end else _expanded(stored[1:], dictionary).partition(_END)[0]


def has_words(stored: bytes, wanted: str, excluded: str) -> bool:
    """Whether an event has all of some terms and none of some others, each on a line: a function of SQLite."""
    words = b" %s " % words_of(stored)
    return all(term in words for term in _lines(wanted)) and not any(term in words for term in _lines(excluded))


@lru_cache(maxsize=64)
def _lines(text: str) -> list[bytes]:
    return text.encode().splitlines()


def _deflated(compressor: Any, data: bytes) -> bytes:
    deflate = compressor.copy()
    return bytes(deflate.compress(data) + deflate.flush())


def _deflated_after(start: bytes, data: bytes) -> bytes:
    """Return data, deflated as what comes after a start that is stored as it is."""
    deflate = _DEFLATE_EVENT.copy()
    deflate.compress(start)
    deflate.flush(zlib.Z_SYNC_FLUSH)  # ends what is deflated of the start, which is not stored
    return bytes(deflate.compress(data) + deflate.flush())


def unpacked(stored: bytes | str) -> str:
    """Return the stored JSON of a report as it is served."""
    return _inflated(stored).decode()


def unpacked_event(event: str, article: str | None, body: bytes | str) -> str:
    """Return the stored JSON of an event as it is served."""
    return unpacked_bytes(event, article, body).decode()


def unpacked_bytes(event: str, article: str | None, body: bytes | str | None) -> bytes:
    """Return the stored JSON of an event as it is served, in UTF-8, and empty for None."""
    if not body:
        return b""
    if isinstance(body, bytes) and body[:1] == _WITHOUT_IDS:  # almost all events of SQLite
        return _with_ids(_expanded(body[1:], _OF_EVENTS), event, article)
    json = _inflated(body)
    return _with_ids(json, event, article) if body[:1] == _PLAIN_WITHOUT_IDS else json


def _inflated(stored: bytes | str) -> bytes:
    if isinstance(stored, str):
        return _in_full(stored)
    if stored[:1] == _BRACE:  # PostgreSQL has made bytes of the text
        return _in_full(stored.decode())
    if stored[:1] in (_PLAIN_WITHOUT_IDS, _PLAIN_WITH_IDS):
        start = stored.index(_END) + 1
        return _expanded(stored[start:], _OF_EVENTS + stored[1:start])
    dictionary = _DICTIONARIES.get(stored[:1])
    if dictionary is not None:
        return _expanded(stored[1:], dictionary).partition(_END)[2]
    return _expanded(stored, DICTIONARY)


def _expanded(deflated: bytes, dictionary: bytes) -> bytes:
    return zlib.decompressobj(_RAW, dictionary).decompress(deflated)


def _in_full(json: str) -> bytes:
    for code, text in TEXTS:
        json = json.replace(chr(code), text)
    return json.encode()
