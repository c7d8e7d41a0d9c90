"""The image, built once per test run, and a volume for each test. Tests are skipped if no image can be built."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest

from tests.container.engine import docker, shared, why_not


@pytest.fixture(scope="session")
def image(testrun_uid: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if reason := why_not():
        pytest.skip(reason)
    tag = f"news-timeline:test-{testrun_uid[:8]}"
    with shared(tag, tmp_path_factory.getbasetemp().parent / f"image-{testrun_uid}"):
        yield tag


@pytest.fixture
def volume(image: str) -> Iterator[str]:
    name = f"timeline-test-{uuid.uuid4().hex[:8]}"
    docker("volume", "create", name)
    yield name
    docker("volume", "rm", "-f", name, check=False)
