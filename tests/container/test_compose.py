"""The compose files: hardening, ports, volumes, secrets, the proxy's configuration, and Compose's own validation."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from service.config.settings import Settings, describe

DOCKER = Path(__file__).parents[2] / "docker"
FILES = ("compose.yaml", "compose.sqlite.yaml")


def compose(name: str) -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load((DOCKER / name).read_text(encoding="utf-8"))
    return parsed


@pytest.mark.parametrize("name", FILES)
def test_the_service_is_hardened_and_its_settings_exist(name: str) -> None:
    timeline = compose(name)["services"]["timeline"]
    assert (timeline["read_only"], timeline["cap_drop"], timeline["tmpfs"]) == (True, ["ALL"], "/tmp")
    assert timeline["security_opt"] == ["no-new-privileges:true"]
    known = {row.variable for row in describe(Settings())}
    assert {variable.removesuffix("_FILE") for variable in timeline["environment"]} <= known


@pytest.mark.parametrize("name", FILES)
def test_only_this_machine_can_reach_it(name: str) -> None:
    ports = [port for service in compose(name)["services"].values() for port in service.get("ports", ())]
    assert len(ports) == 1
    assert ports[0].startswith("127.0.0.1:")


@pytest.mark.parametrize("name", FILES)
def test_data_is_on_a_named_volume(name: str) -> None:
    (volume,) = compose(name)["volumes"]
    mounts = [mount for service in compose(name)["services"].values() for mount in service.get("volumes", ())]
    assert [mount for mount in mounts if mount.startswith(f"{volume}:/")]


def test_secrets_are_files_and_appear_nowhere_else() -> None:
    whole = compose("compose.yaml")
    for name, secret in whole["secrets"].items():
        assert secret == {"file": f"./secrets/{name}"}
    for service in whole["services"].values():
        mounted = {f"/run/secrets/{name}" for name in service.get("secrets", ())}
        named = {value for name, value in service.get("environment", {}).items() if name.endswith("_FILE")}
        assert named == mounted
    assert "docker/secrets/" in (DOCKER.parent / ".gitignore").read_text(encoding="utf-8").split()
    assert "password:" not in (DOCKER / "compose.yaml").read_text(encoding="utf-8").replace("database_password:", "")


def test_the_service_can_scale_behind_the_proxy() -> None:
    whole = compose("compose.yaml")["services"]
    assert not {"container_name", "ports"} & whole["timeline"].keys()
    proxy = (DOCKER / "haproxy.cfg").read_text(encoding="utf-8")
    assert re.search(r"server-template \S+ \d+ timeline:8000$", proxy, re.MULTILINE)
    inner = whole["proxy"]["ports"][0].rpartition(":")[2]
    assert f"bind :{inner}\n" in proxy
    assert whole["timeline"]["environment"]["TIMELINE_TRUSTED_PROXIES"] == 1
    assert "option forwardfor\n" in proxy


def test_services_wait_until_their_dependencies_are_healthy() -> None:
    whole = compose("compose.yaml")["services"]
    assert whole["proxy"]["depends_on"] == {"timeline": {"condition": "service_healthy"}}
    assert whole["timeline"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert whole["database"]["healthcheck"]["test"][1] == "pg_isready"


@pytest.mark.parametrize("name", FILES)
def test_compose_accepts_the_file(name: str) -> None:
    if (
        shutil.which("docker") is None
        or subprocess.run(["docker", "compose", "version"], capture_output=True).returncode
    ):
        pytest.skip("`docker compose` is not installed")  # also in CI: Debian 12 has no Compose v2
    line = ["docker", "compose", "-f", str(DOCKER / name), "config", "--quiet"]
    done = subprocess.run(line, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
