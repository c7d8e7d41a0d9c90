"""Make components of what the contract repeats: enumerations, and parameters of several operations.

A generator of clients makes one class of a component, but one class for each place that has the same values inline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import orjson

from service.api.exports import EXTENSIONS
from service.api.schemas.event import Origin
from service.eventing import EventKind, Status
from service.store.filter import Match, Merge
from service.timeline.histogram import By
from service.timex.model import Certainty, DateOrder, Granularity, TimexType

Json = dict[str, Any]

#: The name and the description of each enumeration, by its values.
_ENUMERATIONS: dict[tuple[str, ...], tuple[str, str]] = {
    tuple(Certainty): ("Certainty", "Whether a text gives a date in full."),
    tuple(DateOrder): ("DateOrder", "How dates in digits are read: month first, day first or year first."),
    tuple(EventKind): ("EventKind", "What a dated clause is."),
    tuple(Granularity): ("Granularity", "The precision of a date, from the finest to the coarsest."),
    tuple(By): ("Period", "The period that a histogram counts by."),
    tuple(Match): ("Match", "How the days of an entry relate to the days that are filtered for."),
    tuple(Merge): ("Merge", "Whether the reports of a happening are one entry."),
    tuple(Origin): ("Origin", "Where an event comes from."),
    tuple(Status): ("Status", "Whether an event had happened by the publication date."),
    tuple(TimexType): ("TimexType", "The TIMEX3 type of an expression of time (ISO 24617-1)."),
    ("asc", "desc"): ("Order", "Earliest or latest first."),
    (",", ";"): ("Delimiter", "What separates the cells of CSV."),
    EXTENSIONS: ("Extension", "The format of an export."),
}


def with_components(document: Json) -> Json:
    """Return an OpenAPI document in which repeated parameters and known enumerations refer to components."""
    schemas: Json = {}
    document = _with_enumerations(document, schemas)
    parameters = _shared_parameters(document)
    for _, described in _described(document):
        if "parameters" in described:
            described["parameters"] = [_reference(one, parameters) for one in described["parameters"]]
    components = document["components"]
    components["schemas"] |= schemas
    components["parameters"] = {name: orjson.loads(parameter) for parameter, name in parameters.items()}
    return document


def _with_enumerations(value: Any, schemas: Json) -> Any:
    """Return a copy of a value in which enumerations refer to components, which are added to ``schemas``."""
    if isinstance(value, list):
        return [_with_enumerations(item, schemas) for item in value]
    if not isinstance(value, dict):
        return value
    copy = {name: _with_enumerations(item, schemas) for name, item in value.items()}
    among = copy.get("enum", [])
    values = tuple(item for item in among if item is not None)
    if values not in _ENUMERATIONS:
        return copy
    name, description = _ENUMERATIONS[values]
    schemas[name] = {"type": "string", "enum": [*values], "description": description}
    del copy["enum"], copy["type"]
    reference = {"$ref": f"#/components/schemas/{name}"}
    return {**copy, **(reference if None not in among else {"anyOf": [reference, {"type": "null"}]})}


def _shared_parameters(document: Json) -> dict[bytes, str]:
    """Return the names of the components for parameters of several operations, by the parameter as JSON.

    The most frequent parameter of a name has this name, others also have that of the first tag that uses them.
    """
    uses: Counter[bytes] = Counter()
    tags: dict[bytes, str] = {}
    for tag, described in _described(document):
        for key in map(_key, described.get("parameters", ())):
            uses[key] += 1
            tags.setdefault(key, tag)
    names: dict[str, bytes] = {}
    for key in (key for key, count in uses.most_common() if count > 1):
        name = orjson.loads(key)["name"]
        names[f"{tags[key]}.{name}" if name in names else name] = key
    return {key: name for name, key in names.items()}


def _described(document: Json) -> Iterator[tuple[str, Json]]:
    """Yield all that may have parameters, paths and operations, with the tag of the operation or of the first one."""
    for item in document["paths"].values():
        operations = [operation for operation in item.values() if isinstance(operation, dict)]
        yield operations[0]["tags"][0], item
        for operation in operations:
            yield operation["tags"][0], operation


def _reference(parameter: Json, names: dict[bytes, str]) -> Json:
    name = names.get(_key(parameter))
    return parameter if name is None else {"$ref": f"#/components/parameters/{name}"}


def _key(parameter: Json) -> bytes:
    return orjson.dumps(parameter, option=orjson.OPT_SORT_KEYS)
