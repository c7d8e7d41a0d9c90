# Everything a developer or a stranger runs. `make help` explains the targets.
.DEFAULT_GOAL := help
SHELL := /bin/sh

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3.14 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check
SECRETS := docker/secrets
BENCH_DATA ?= ../shared/data

.PHONY: help demo run image up test check format bench bench-store openapi lock clean python

help: ## Explain every target.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/ready ## Install, start the service, post sample articles, print their timeline, stop.
	@$(BIN)/timeline demo

run: $(VENV)/ready ## Serve the same database (PORT and TIMELINE_* are honoured).
	@exec $(BIN)/timeline serve

image: ## Build the container image, news-timeline, with its version and revision.
	@docker build --build-arg VERSION=$$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml) \
		--build-arg REVISION=$$(git rev-parse HEAD 2>/dev/null || echo unknown) -t news-timeline .

up: image $(SECRETS)/database_url $(SECRETS)/api_keys ## Serve in containers with PostgreSQL behind a proxy (Docker Compose).
	@docker compose -f docker/compose.yaml up -d --wait

# A container reads them under another uid than ours, so the folder keeps others out and not the files.
$(SECRETS)/database_password:
	@mkdir -p $(SECRETS) && chmod 700 $(SECRETS)
	@od -An -N24 -tx1 /dev/urandom | tr -d ' \n' > $@

$(SECRETS)/database_url: $(SECRETS)/database_password
	@printf 'postgresql://timeline:%s@database/timeline' "$$(cat $<)" > $@

$(SECRETS)/api_keys: | $(SECRETS)/database_password
	@echo none > $@

test: check ## Run everything: the checks, then all tests.
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 3 --dist worksteal

check: $(VENV)/ready-dev ## ruff, mypy --strict, import layers.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict service
	@$(BIN)/lint-imports

format: $(VENV)/ready-dev ## Put the code into its one form.
	@$(BIN)/ruff check --fix-only . && $(BIN)/ruff format .

bench: $(VENV)/ready-dev ## Measure speed beside yardsticks, in one run (articles in BENCH_DATA).
	@$(BIN)/python -m tests.benchmarks $(BENCH_DATA)

bench-store: $(VENV)/ready-dev ## Measure reading with 10,000 and with a million events, on both databases.
	@$(BIN)/python -m tests.benchmarks.store

openapi: $(VENV)/ready ## Write openapi.yaml from the code.
	@$(BIN)/timeline openapi > openapi.yaml

lock: ## Pin the dependencies anew (needs uv).
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra html --extra postgresql pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra html --extra postgresql --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean: ## Remove the environment and the embedded database.
	rm -rf $(VENV) data

python:
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "$(or $(PYTHON),python3) is no Python 3.11 or newer: name one with PYTHON=/path/to/python3.11" >&2; exit 1; }

$(VENV)/ready: requirements.lock pyproject.toml | python
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing into $(VENV) …"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/ready-dev: requirements-dev.lock $(VENV)/ready
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
