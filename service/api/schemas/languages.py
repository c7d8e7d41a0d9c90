"""The languages that the service reads."""

from __future__ import annotations

from marshmallow import Schema

from service.api.schemas import describe
from service.timex.languages.catalogue import Level


class KnownLanguage(Schema):
    """A language that the service reads."""

    code = describe.text("The language's ISO 639 code.", "de")
    name = describe.text("Its name in English.", "German")
    level = describe.choice(
        "full: rules of its own; good: a table of words of its own; basic: generated words.", "good", Level
    )
    direction = describe.open_choice("The direction of its script.", "ltr", ["ltr", "rtl"])


class Languages(Schema):
    """All languages that the service reads."""

    languages = describe.nested_list(KnownLanguage, "The languages, in the order of their codes.")
