# What a person does here, and CI too: `make` alone lists it.
# Written for GNU make 3.81, which macOS still ships.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Twice quiet: errors only.
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check

# Stamps: an environment counts as made once its packages are in, and is brought
# up to date when pyproject.toml changes.
READY := $(VENV)/.ready
DEV := $(VENV)/.ready-dev
BENCH := $(VENV)/.ready-bench
# The package as a build makes it that is told to compile what reads notes.
COMPILED := build/compiled
# After an upgrade of Python the environment's link to it may be dead: begin anew.
$(shell [ -x $(BIN)/python ] || rm -f $(VENV)/.ready*)

# For a quick run of some tests, without coverage: make test ARGS="tests/note -x"
ARGS :=

.PHONY: help demo test test-compiled check lint fmt types contracts docs docs-check
.PHONY: update bench clean

help:
	@echo "make demo       install, and take the monthly review's first look"
	@echo "make test       run the tests (ARGS=... for some of them)"
	@echo "make check      lint, types, contracts, docs and tests"
	@echo "make test-compiled    run tests on the compiled package; CI does both"
	@echo "make lint fmt types contracts docs-check    the parts of it"
	@echo "make docs       write the generated pages in docs/"
	@echo "make update     rewrite what the tests expect, to be read as a diff"
	@echo "make bench      measure this against its peers (ARGS=... for parts of it)"
	@echo "make clean      remove all that was made"

demo: $(READY)
	$(BIN)/vault -C vault status --as-of 2026-06-30
	$(BIN)/vault -C vault due --as-of 2026-06-30
	$(BIN)/vault -C vault lint --as-of 2026-06-30 --output-format grouped --exit-zero

test: $(DEV)
ifeq ($(ARGS),)
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report
else
	$(BIN)/python -m pytest $(ARGS)
endif

# Whatever reads notes, and the rules that look most closely at what was read.
test-compiled: export PYTHONPATH := $(CURDIR)/$(COMPILED)
test-compiled: $(DEV) $(COMPILED)/.ready
	$(BIN)/python -P -c "from thesisvault.note import parse as it; \
	    assert not it.__file__.endswith('.py'), it.__file__"
	$(BIN)/python -m pytest -o "pythonpath=$(COMPILED) ." \
	    tests/note tests/thesis tests/lint tests/test_dialect.py

check: lint types contracts docs-check test

lint: $(DEV)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

fmt: $(DEV)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

types: $(DEV)
	$(BIN)/mypy

contracts: $(DEV)
	$(BIN)/lint-imports

docs: $(DEV)
	@if [ -f docs/build.py ]; then $(BIN)/python docs/build.py; fi

# A page that git does not know yet is as stale as one that differs.
docs-check: docs
	git diff --exit-code -- docs
	@new=$$(git ls-files --others --exclude-standard -- docs); \
	[ -z "$$new" ] || { echo "not in git yet: $$new" >&2; exit 1; }

update: $(DEV)
	$(BIN)/python -m pytest --update
	$(MAKE) docs

bench: export PYTHONPATH := $(CURDIR)/$(COMPILED):$(CURDIR)
bench: $(BENCH) $(COMPILED)/.ready
	$(BIN)/python -P -m benchmarks $(ARGS)

clean:
	rm -rf $(VENV) build dist .coverage .hypothesis .import_linter_cache
	rm -rf .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml | $(BIN)/python
	@echo "Installing thesisvault into $(VENV)"
	@$(PIP) --editable .
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	@echo "Installing thesisvault and its checkers into $(VENV)"
	@$(PIP) --editable '.[dev]'
	@touch $(READY) $@

$(BENCH): pyproject.toml | $(BIN)/python
	@echo "Installing thesisvault and its peers into $(VENV)"
	@$(PIP) --editable '.[bench]'
	@touch $(READY) $@

$(COMPILED)/.ready: $(shell find thesisvault -type f ! -name '*.pyc') hatch_build.py \
    pyproject.toml | $(BIN)/python
	@echo "Compiling what reads notes, which takes a minute"
	@rm -rf $(COMPILED)
	@HATCH_BUILD_HOOKS_ENABLE=1 $(PIP) --no-deps --target $(COMPILED) .
	@touch $@

# The first Python that is new enough.
$(BIN)/python:
	@for python in $(PYTHON) python3.14 python3.13 python3.12 python3.11 none; do \
	    $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	        2>/dev/null && break; \
	done; \
	if [ $$python = none ]; then \
	    echo "Python 3.11 or newer is needed and none was found: install one," \
	        "or name it, as in \`make demo PYTHON=/opt/python3.13\`." >&2; \
	    exit 1; \
	fi; \
	$$python -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo "$$python cannot make environments: install its venv module" \
	        "(Debian and Ubuntu: sudo apt install python3-venv)." >&2; \
	    exit 1; \
	}; \
	$$python -m venv --clear $(VENV)
