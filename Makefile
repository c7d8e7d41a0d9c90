# The commands of development and operation: `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/sh

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3.14 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check
SECRETS := docker/secrets
MINUTES ?= 5
ROUNDS ?= 20
ARTICLES ?= 100000
BENCH_DATA ?= ../shared/data

.PHONY: help demo run image up test test-container test-slow test-twins crashes archive dense speed fuzz mutants check format bench bench-store structure openapi client lock audit clean python

help: ## List the targets.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/ready ## Install the service, then show it with sample articles.
	@$(BIN)/timeline demo

run: $(VENV)/ready ## Serve the same database; PORT and TIMELINE_* configure it.
	@exec $(BIN)/timeline serve

image: ## Build the container image news-timeline.
	@docker build --build-arg VERSION=$$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml) \
		--build-arg REVISION=$$(git rev-parse HEAD 2>/dev/null || echo unknown) -t news-timeline .

up: image $(SECRETS)/database_url $(SECRETS)/api_keys ## Serve in containers: a proxy, the service and PostgreSQL (Docker Compose).
	@docker compose -f docker/compose.yaml up -d --wait

# Containers read the secrets under another uid, so the folder is private and the files are not.
$(SECRETS)/database_password:
	@mkdir -p $(SECRETS) && chmod 700 $(SECRETS)
	@od -An -N24 -tx1 /dev/urandom | tr -d ' \n' > $@

$(SECRETS)/database_url: $(SECRETS)/database_password
	@printf 'postgresql://timeline:%s@database/timeline' "$$(cat $<)" > $@

$(SECRETS)/api_keys: | $(SECRETS)/database_password
	@echo none > $@

test: check ## Run all checks, then all tests but those of the container, the slow batteries and the twins.
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 3 --dist worksteal -m "not slow and not twin" --ignore tests/container

test-container: $(VENV)/ready-dev ## Build the container image and test it (needs a Docker engine).
	@$(BIN)/python -m pytest -m "not slow" tests/container

test-slow: $(VENV)/ready-dev ## Run the slow batteries: memory, load, kills, slow clients, containers, equal answers of both databases, the benchmark.
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m slow

test-twins: $(VENV)/ready-dev ## Run the tests whose kind a smaller or faster twin covers in `make test`.
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m twin

crashes: $(VENV)/ready-dev ## Kill workers, the service, PostgreSQL and imports ROUNDS times each, and check that nothing confirmed is lost.
	@TIMELINE_TEST_CRASHES=$(ROUNDS) $(BIN)/python -m pytest tests/live/test_crash_service.py tests/live/test_crash_postgresql.py \
		tests/cli/test_importing.py -k "kill" --durations=0

archive: $(VENV)/ready-dev ## Read ARTICLES articles (BENCH_DATA) on Dask, kill one of two workers, and check that every event is there once.
	@$(BIN)/python -m tests.archive_run $(BENCH_DATA)/articles/reuters.jsonl $(ARTICLES)

dense: $(VENV)/ready-dev ## Search the words of seven languages, alone and mixed, for the texts that are slowest to read, for MINUTES; SEED.
	@$(BIN)/python -m tests.dense $(MINUTES) $(SEED)

speed: $(VENV)/ready-dev ## Measure how fast each language is read, as a share of English.
	@$(BIN)/python -m tests.speed

fuzz: $(VENV)/ready-dev ## Run the property tests on new random examples for MINUTES; SEED repeats a run.
	@$(BIN)/python -m tests.fuzz $(MINUTES) $(SEED)

mutants: $(VENV)/ready-dev ## Change the code at random places for MINUTES and list the changes that no test notices; SEED.
	@$(BIN)/python -m tests.mutants --minutes $(MINUTES) $(addprefix --seed=,$(SEED))

check: $(VENV)/ready-dev ## Run ruff, mypy --strict and the import linter.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict service
	@$(BIN)/lint-imports

format: $(VENV)/ready-dev ## Format the code and fix what ruff can fix.
	@$(BIN)/ruff check --fix-only . && $(BIN)/ruff format .

bench: $(VENV)/ready-dev ## Measure speed and accuracy beside other finders of dates (articles from BENCH_DATA).
	@$(BIN)/python -m tests.benchmarks $(BENCH_DATA)

bench-store: $(VENV)/ready-dev ## Measure reads of 10,000 and of a million events, on both databases.
	@$(BIN)/python -m tests.benchmarks.store

structure: $(VENV)/ready-dev ## Print figures on the structure of the code; BEFORE=path adds another checkout.
	@$(BIN)/python -m tests.structure $(BEFORE) .

openapi: $(VENV)/ready ## Generate openapi.yaml from the code.
	@$(BIN)/timeline openapi > openapi.yaml

client: $(VENV)/ready-dev ## Build the typed Python client into clients/python/dist.
	@$(BIN)/python -m build --wheel --no-isolation clients/python

lock: ## Update the lock files (needs uv).
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra html --extra documents --extra follow --extra postgresql pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra html --extra documents --extra follow --extra postgresql --extra archive --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

audit: ## Look up the locked dependencies among known vulnerabilities (needs pip-audit and the network).
	pip-audit --disable-pip --require-hashes -r requirements.lock
	pip-audit --disable-pip --require-hashes -r requirements-dev.lock

clean: ## Delete the environment and the SQLite database.
	rm -rf $(VENV) data

python:
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "$(or $(PYTHON),python3) is not Python 3.11 or newer; choose one with PYTHON=/path/to/python3.11" >&2; exit 1; }

$(VENV)/ready: requirements.lock pyproject.toml | python
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing into $(VENV) …"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/ready-dev: requirements-dev.lock $(VENV)/ready
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
