"""The weights of a language as a file: a feature and its weight a line, words and numbers only."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def read_weights(path: Path) -> dict[str, float]:
    """Return the weight of each feature of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: float(weight) for name, _, weight in (line.partition("\t") for line in lines)}


def read_weights_by_kind(path: Path) -> dict[str, dict[str, float]]:
    """Return the weights of a file whose features begin with the kind that they speak for: "event verb fell"."""
    by_kind: dict[str, dict[str, float]] = {}
    for name, weight in read_weights(path).items():
        kind, _, feature = name.partition(" ")
        by_kind.setdefault(kind, {})[feature] = weight
    return by_kind


def written_weights(weights: Mapping[str, float]) -> str:
    """Return weights as the text of a file, sorted by feature."""
    return "".join(f"{name}\t{weight:g}\n" for name, weight in sorted(weights.items()))
