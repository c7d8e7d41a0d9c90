"""The image, built once per test run, and a volume for each test. Without an engine, tests are skipped except in CI."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest

from tests.container.engine import docker, shared, why_not
from tests.needs import needs


@pytest.fixture(scope="session")
def image(testrun_uid: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    reason = why_not()
    needs(reason is None, reason or "")
    tag = f"news-timeline:test-{testrun_uid[:8]}"
    with shared(tag, tmp_path_factory.getbasetemp().parent / f"image-{testrun_uid}"):
        yield tag


@pytest.fixture
def volume(image: str) -> Iterator[str]:
    name = f"timeline-test-{uuid.uuid4().hex[:8]}"
    docker("volume", "create", name)
    yield name
    docker("volume", "rm", "-f", name, check=False)
