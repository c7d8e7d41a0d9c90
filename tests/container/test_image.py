"""The image is small, labelled and without build tools, and its build context is small."""

from __future__ import annotations

from service import __version__
from tests.container.engine import ROOT, docker, inspected

LEFT_OUT = "pip setuptools ensurepip pytest mypy".split()
TOOLS = "gcc cc make pip pip3 git curl wget".split()


def test_the_metadata_of_the_image(image: str) -> None:
    config = inspected(image, ".Config")
    assert config["User"] == "10001:10001"
    assert (config["Entrypoint"], config["Cmd"]) == (["/app/entrypoint"], ["serve"])
    assert (config["StopSignal"], list(config["Volumes"])) == ("SIGTERM", ["/data"])
    assert config["Healthcheck"]["Test"] == ["CMD", "python3", "/app/healthcheck.py"]
    labels = {key.removeprefix("org.opencontainers.image."): value for key, value in config["Labels"].items()}
    assert (labels["version"], labels["revision"], labels["licenses"]) == (__version__, "r1", "MIT")
    assert not [entry for entry in config["Env"] if entry.startswith(("PIP_INDEX", "PIP_EXTRA"))]


def test_build_tools_are_not_in_the_image(image: str) -> None:
    look = f"import importlib.util as u, sys; sys.exit(any(u.find_spec(n) for n in {LEFT_OUT!r}))"
    docker("run", "--rm", "--entrypoint", "/venv/bin/python", image, "-c", look)
    docker("run", "--rm", "--entrypoint", "python3", image, "-c", look)
    tools = f"for tool in {' '.join(TOOLS)}; do ! command -v $tool || exit 1; done"
    shell = f"{tools}; ! ls -d /src /root/.cache /tmp/* 2>/dev/null"
    docker("run", "--rm", "--user", "0", "--entrypoint", "sh", image, "-c", shell)


def test_every_module_is_compiled(image: str) -> None:
    """A read-only container cannot write bytecode: each module must have it, and none may lack its source."""
    look = (
        "import importlib.util as u, pathlib, sys; root = pathlib.Path('/venv/lib');"
        "compiled = {str(file) for file in root.rglob('*.pyc')};"
        "expected = {u.cache_from_source(str(file)) for file in root.rglob('*.py')};"
        "print(sorted(compiled - expected)[:5], len(expected - compiled))"
    )
    extra, missing = docker("run", "--rm", "--entrypoint", "python3", image, "-c", look).stdout.rsplit(maxsplit=1)
    assert extra.strip() == "[]"
    assert int(missing) < 5, "more than the few templates that are not valid Python"


def test_the_image_adds_little_to_its_base(image: str) -> None:
    added = inspected(image, ".Size") - inspected("python:3.13-slim", ".Size")
    assert added < 100_000_000, "bytes; see docker/slim"


def test_arguments_are_commands(image: str) -> None:
    assert docker("run", "--rm", image, "--version").stdout.strip().endswith(__version__)
    assert "sqlite:////data/timeline.db" in docker("run", "--rm", image, "settings").stdout
    assert docker("run", "--rm", image, "timeline", "migrate").stdout.startswith("applied  0001_initial")
    assert docker("run", "--rm", image, "bash", check=False).returncode == 2


def test_the_build_context_is_small() -> None:
    listed = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    sent = [name.removeprefix("!") for name in listed if name.startswith("!")]
    assert listed.index("*") < listed.index("!service")
    assert all((ROOT / name).exists() for name in sent)
    assert not {"tests", "data", ".git", ".venv", "docker"} & set(sent)
