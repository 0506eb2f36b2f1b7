# What can be done here; `make help` lists it. tools/environment.py sees to Pango and .venv before each command.

PYTHON ?= python3

VENV_PYTHON := .venv/bin/python
AUDIT_PYTHON := bin/python
ifeq ($(OS),Windows_NT)
  VENV_PYTHON := .venv/Scripts/python.exe
  AUDIT_PYTHON := Scripts/python.exe
else ifeq ($(shell uname -s),Darwin)
  # Homebrew's folder on Apple silicon, where the loader does not look. Set in the recipe's own shell, because macOS
  # takes DYLD_ variables away from every shell that inherits them.
  VENV_PYTHON := DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib $(VENV_PYTHON)
endif

.PHONY: briefing all test quick checks bench sbom audit clean help environment test-environment audit-environment bench-environment python
.NOTPARALLEL:

briefing: environment ## make the briefing into output/ (what plain `make` does)
	@$(VENV_PYTHON) build.py build nato-peace-enforcement

all: environment ## make everything in content/, the specimen too
	@$(VENV_PYTHON) build.py

test: checks ## run all checks and tests, in one session on all cores
	@$(VENV_PYTHON) -m pytest -n auto

quick: test-environment ## run the tests that neither render whole briefings nor start many workers
	@$(VENV_PYTHON) -m pytest -n auto -m "not slow"

checks: test-environment ## lint, formatting, types
	@$(VENV_PYTHON) -m ruff check
	@$(VENV_PYTHON) -m ruff format --check
	@$(VENV_PYTHON) -m mypy

bench: bench-environment ## measure what printing costs, and store it in bench/results/
	@$(VENV_PYTHON) -m bench

sbom: environment ## write output/sbom.cdx.json: what requirements.lock is made of
	@$(VENV_PYTHON) tools/sbom.py

audit: audit-environment ## ask about known vulnerabilities of what is locked (needs the network)
	@.venv/audit/$(AUDIT_PYTHON) tools/audit.py

clean: ## remove what was printed, and caches; .venv stays
	@find output -mindepth 1 ! -path output/README.md -delete
	@rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ ! -path './.venv/*' -prune -exec rm -rf {} +

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

environment: python
	@$(PYTHON) -m tools.environment

test-environment: python
	@$(PYTHON) -m tools.environment --tests

bench-environment: python
	@$(PYTHON) -m tools.environment --bench

audit-environment: python
	@$(PYTHON) -m tools.environment --audit

python:
	@command -v $(PYTHON) > /dev/null || \
	  { echo 'error: there is no $(PYTHON) here: install Python 3.11 or newer, or name one in `make PYTHON=...`'; exit 1; }
