"""A hardened container on PostgreSQL with its URL in a secret file: stopping it under load loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests import postgresql
from tests.concurrent_posts import post_many
from tests.container.engine import ARTICLE, HARDENED, docker, ended, request, running
from tests.postgresql import OwnServer
from tests.served import free_port

POSTS = 600


@pytest.fixture
def own(image: str) -> Iterator[OwnServer]:
    server = postgresql.own_server()
    yield server
    server.delete()


@pytest.mark.slow
def test_it_serves_from_postgresql_and_stops_under_load(
    image: str, volume: str, own: OwnServer, tmp_path: Path
) -> None:
    own.listen(database_port := free_port())
    url = f"postgresql://postgres@127.0.0.1:{database_port}/postgres"
    secret = tmp_path / "database_url"
    secret.write_text(f"{url}\n")
    port = free_port()
    from_file = ("-v", f"{secret}:/run/secrets/database_url:ro", "-e", f"PORT={port}")
    from_file += ("-e", "TIMELINE_DATABASE_URL_FILE=/run/secrets/database_url", "-e", "TIMELINE_HOST=127.0.0.1")
    with running(image, volume, "--network", "host", *HARDENED, *from_file, port=port) as (container, base):
        assert "applied migration" in docker("logs", container).stderr
        assert request(f"{base}/v1/articles", ARTICLE)[0] == 201
        responses = post_many(base, lambda: docker("stop", container), posts=POSTS)
        assert ended(container) == 0
    with psycopg.connect(url) as stored:
        ids = {row[0] for row in stored.execute("SELECT id FROM article")}
    assert responses.others == []
    assert POSTS // 4 < len(responses.confirmed) < POSTS, "it did not stop while articles were posted"
    assert responses.confirmed <= ids
