"""Examples of what the contract describes, put together from the examples of its fields."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from service.formats import FORMATS, Format, TimelineInfo

Json = dict[str, Any]
_JSON_LINES = "application/x-ndjson"


class Examples:
    """The examples of a contract, an OpenAPI document."""

    def __init__(self, contract: Json) -> None:
        self.contract = contract

    def component(self, value: Json) -> Json:
        """Return the component that a value refers to, with what stands beside the reference, or the value itself."""
        if "$ref" not in value:
            return value
        _, section, name = value["$ref"].rsplit("/", 2)
        beside = {key: item for key, item in value.items() if key != "$ref"}
        return {**self.contract["components"][section][name], **beside}

    def of_schema(self, schema: Json) -> Any:
        """Return an example of a schema, or None if it has none."""
        schema = self.component(schema)
        if "examples" in schema:
            return schema["examples"][0]
        if "anyOf" in schema:
            return self.of_schema(schema["anyOf"][0])
        if "properties" in schema:
            return {name: self.of_schema(shape) for name, shape in schema["properties"].items()}
        if schema.get("type") == "array":
            item = self.of_schema(schema.get("items", {}))
            return [] if item is None else [item]
        return schema["enum"][0] if "enum" in schema else None

    def of_parameter(self, parameter: Json) -> str:
        """Return an example of a parameter as text."""
        schema = self.component(parameter.get("schema", {}))
        example = parameter.get("example", schema.get("default", self.of_schema(schema)))
        return ",".join(example) if isinstance(example, list) else str("…" if example is None else example)

    def of_body(self, media_type: str, content: Json) -> str | None:
        """Return an example of a body as text, or None if there is none. JSON Lines are not indented."""
        example = content["example"] if "example" in content else self.of_schema(content.get("schema", {}))
        if example is None:
            return self._exports.get(media_type)
        if isinstance(example, str):
            return example
        return json.dumps(example, ensure_ascii=False, indent=None if media_type == _JSON_LINES else 2)

    @cached_property
    def _exports(self) -> dict[str, str]:
        """The export of the example of an event, by media type."""
        event = json.dumps(self.of_schema({"$ref": "#/components/schemas/Event"})).encode()
        return {format_.essence: _export(format_, event) for format_ in FORMATS}


def _export(format_: Format, event: bytes) -> str:
    info = TimelineInfo(title="Timeline", self_url=f"/v1/timeline.{format_.extension}")
    return b"".join(format_.render(info, [event])).decode()
