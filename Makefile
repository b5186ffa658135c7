# `make serve` shows the graph; `make test` proves it. Each target sets up its own environment first, so a fresh clone
# needs Python 3.11 or newer, pip and make, and nothing else.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2

UV_VERSION := 0.13.9
BIN := .venv/bin
UV := $(BIN)/uv
READY := .venv/.ready
EDITOR := src/miprof_graph/web/static/vendor/LICENCES.txt
CLIENTS := node_modules/.package-lock.json
CODE := src tests scripts benchmarks hatch_build.py

# uv must use this environment and this Python, whatever the caller's shell has active.
unexport VIRTUAL_ENV
unexport UV_PROJECT_ENVIRONMENT
export UV_PYTHON_DOWNLOADS := never

# Tests start hundreds of processes: modules are compiled once, whatever the caller's shell says of that.
KEEP_COMPILED := env -u PYTHONDONTWRITEBYTECODE PYTHONPYCACHEPREFIX=$(CURDIR)/.venv/compiled

.DEFAULT_GOAL := help
.PHONY: help serve test build check format lint exports bench clean setup browser clients stores load

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

serve: build ## build everything, then show the map, the downloads and SPARQL on http://127.0.0.1:8000
	$(BIN)/miprof serve --host $(HOST) --port $(PORT)

test: lint check browser clients stores load ## prove everything: style, types, data, tests with coverage, fresh exports
	$(KEEP_COMPILED) $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup --cov

build: setup ## make everything in exports/: linked-data files, tables, catalogue and pages
	$(BIN)/miprof build
	@$(BIN)/python scripts/write_ontology.py

check: setup ## check the vocabulary and the facts, and list every problem
	$(BIN)/miprof check

format: setup ## put code, Turtle and claims files into their one canonical form, and describe the tables anew
	$(BIN)/ruff check --fix-only --quiet $(CODE)
	$(BIN)/ruff format $(CODE)
	$(BIN)/miprof format
	@$(BIN)/python scripts/describe_tables.py

lint: setup ## check the style and the types of the code
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy

exports: build ## make exports/ and the data dictionary again and show which committed files changed
	@$(BIN)/python scripts/write_dictionary.py
	@git status --short -- exports docs

bench: setup load browser ## measure build, analysis, service and map against the alternatives, into benchmarks/RESULTS.md (over an hour)
	$(BIN)/python -m benchmarks --write
	$(BIN)/python -m benchmarks --analysis --write
	$(BIN)/python -m benchmarks --serving --write
	$(BIN)/python -m benchmarks --map --write

clean: ## remove the environment and whatever can be made again
	rm -rf .venv node_modules $(dir $(EDITOR)) dist build exports/*.html .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache
	find src tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

setup: $(READY) $(EDITOR)

$(READY): pyproject.toml uv.lock hatch_build.py | $(UV)
	$(UV) sync --frozen --quiet
	@touch $@

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=...")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

# The query editor and the tests' SPARQL client come from npm, as the lock file says: again only when that changes.
$(EDITOR): package-lock.json scripts/install_editor.py | $(READY)
	@$(BIN)/python scripts/install_editor.py

clients: $(CLIENTS)

$(CLIENTS): package-lock.json scripts/install_editor.py | $(READY)
	@$(BIN)/python scripts/install_editor.py --clients

# The map's tests drive a real browser. On Debian as root it is installed here; elsewhere those tests say why they skip.
browser:
	@sh scripts/install-package.sh chromium 'the browser tests' chromium fonts-dejavu-core

# The tests of stores run a real Virtuoso, those of the benchmarks a real load generator, got in the same way.
stores:
	@sh scripts/install-package.sh virtuoso-t 'the tests of Virtuoso' virtuoso-opensource

load:
	@sh scripts/install-package.sh wrk 'the tests under load' wrk
