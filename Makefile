# On a fresh Debian machine `make build` writes the site and `make test` proves
# it; both install what they miss. Plain `make` lists everything else.

SHELL := bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Two installations at once would fight over apt's lock and over .venv.
.NOTPARALLEL:

PYTHON ?= python3
BIN := .venv/bin
STAGE := @.ci/stage

# Wheels only: a fresh machine has no compiler, and no package's build script
# gets to run. Errors only: what pip warns of is the machine's own configuration.
PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check
PIP_LOCKED := $(PIP_INSTALL) --require-hashes --only-binary :all:

# What is installed, as files no older than the lock that they were made from:
# with locks unchanged, a second run installs nothing.
VENV := .venv/pyvenv.cfg
SITE := .venv/site.installed
DEV := .venv/dev.installed
FUZZ := .venv/fuzz.installed
BENCH := .venv-bench/peers.installed
NODE := node_modules/.package-lock.json

.PHONY: build test serve clean-samples ocr fuzz machine format bench lock clean help browser

build: $(SITE) $(NODE) ## build the site into site/
	$(STAGE) "site" $(BIN)/mkdocs build --strict
	@echo "The site is in $(CURDIR)/site"

test: $(DEV) $(NODE) browser ## check everything, as continuous integration does
	$(STAGE) "formatting" $(BIN)/ruff format --check
	$(STAGE) "lint" $(BIN)/ruff check
	$(STAGE) "types" $(BIN)/mypy
	$(STAGE) "import contracts" $(BIN)/lint-imports --no-logo
	$(STAGE) "content" $(BIN)/thidua check --strict
	$(STAGE) "site" $(BIN)/mkdocs build --strict
	$(STAGE) "tests" $(BIN)/pytest -n 2

serve: $(SITE) $(NODE) ## preview the site, rebuilt at every change
	@$(BIN)/mkdocs serve

clean-samples: $(SITE) ## remove the made-up sample profiles
	@$(BIN)/thidua clean-samples

# OCRmyPDF and Tesseract are programs, not packages of Python: `thidua import` finds
# them on the path and does without them for everything but scans.
ocr: ## install what `thidua import` needs to read scans
	@command -v ocrmypdf >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx vie || \
		.ci/stage "ocrmypdf, tesseract-ocr-vie" .ci/debian ocrmypdf tesseract-ocr-vie

# Not in the locks of development: there are wheels for few machines only.
FUZZ_SECONDS ?= 300
fuzz: $(FUZZ) ## look for documents that break the readers, FUZZ_SECONDS for each target
	mkdir -p .fuzz
	$(BIN)/python tests/fuzz/fuzz.py docx -artifact_prefix=.fuzz/ -max_total_time=$(FUZZ_SECONDS)
	$(BIN)/python tests/fuzz/fuzz.py text -artifact_prefix=.fuzz/ -max_total_time=$(FUZZ_SECONDS) \
		.fuzz tests/importers/documents

# The same test as in `make test`, with more and longer sequences, each step compared.
SEQUENCES ?= 2000
machine: $(DEV) ## compare builds after SEQUENCES sequences of edits with builds from nothing
	THIDUA_SEQUENCES=$(SEQUENCES) $(BIN)/pytest tests/incremental/test_incremental.py

format: $(DEV) ## format the code and mend what lint can mend
	@$(BIN)/ruff check --fix-only
	@$(BIN)/ruff format

# What they measure, and how to run them, stands in the README of each.
bench: $(DEV) $(NODE) browser $(BENCH) ## install what benchmarks/ needs, other engines apart in .venv-bench
	@echo "Ready: $(BIN)/python -m benchmarks.search.measure 1000 --peers"
	@echo "       $(BIN)/python -m benchmarks.build.measure 1000 5000 20000 --out builds.json"

# Locks keep the versions they have; `make lock LOCK=--upgrade` takes the newest.
# One resolution serves every Python from 3.11 on. No address of an index goes
# into a lock: where packages come from is the machine's business.
UV_COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock" $(LOCK)

# Not through $(SITE): that one fails while the locks lag behind pyproject.toml.
lock: $(VENV) ## renew the locks from pyproject.toml, requirements/*.in and package.json
	$(PIP_LOCKED) -r requirements/dev.txt
	$(UV_COMPILE) pyproject.toml requirements/site.in -o requirements/site.txt
	$(UV_COMPILE) pyproject.toml requirements/site.in requirements/dev.in \
		--constraint requirements/site.txt -o requirements/dev.txt
	$(UV_COMPILE) requirements/fuzz.in --constraint requirements/dev.txt -o requirements/fuzz.txt
	$(UV_COMPILE) benchmarks/requirements.in -o benchmarks/requirements.txt
	npm $(if $(LOCK),update,install) --package-lock-only --ignore-scripts

clean: ## remove everything that the other targets made
	rm -rf .venv .venv-bench node_modules site .site.* .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache .fuzz
	find hooks tests -name __pycache__ -prune -exec rm -rf {} +

help: ## list the targets
	@awk -F ' ?:.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(VENV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "thidua needs Python 3.11 or newer: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/stage "python3-venv" .ci/debian python3-venv
	$(STAGE) "virtual environment" $(PYTHON) -m venv --clear .venv

$(SITE): $(VENV) requirements/site.txt pyproject.toml
	$(STAGE) "locked Python packages" $(PIP_LOCKED) -r requirements/site.txt
	$(STAGE) "thidua itself" $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m pip check >/dev/null || \
		{ echo "The locks do not fit pyproject.toml: make lock" >&2; exit 1; }
	@touch $@

$(DEV): $(SITE) requirements/dev.txt
	$(STAGE) "locked development packages" $(PIP_LOCKED) -r requirements/dev.txt
	@touch $@

$(FUZZ): $(DEV) requirements/fuzz.txt
	$(STAGE) "locked fuzzing packages" $(PIP_LOCKED) -r requirements/fuzz.txt
	@touch $@

# Apart: engines that the site is measured against, with versions of their own
# of what the site is built with.
$(BENCH): benchmarks/requirements.txt | $(VENV)
	$(STAGE) "environment of other engines" $(PYTHON) -m venv --clear .venv-bench
	$(STAGE) "other engines" .venv-bench/bin/python -m pip install -qq --disable-pip-version-check \
		--require-hashes --only-binary :all: -r benchmarks/requirements.txt
	@touch $@

# npm itself writes this file when it is done.
$(NODE): package.json package-lock.json
	@command -v npm >/dev/null || .ci/stage "nodejs and npm" .ci/debian nodejs npm
	$(STAGE) "locked front-end packages" npm ci --ignore-scripts --no-audit --no-fund

# Playwright drives Debian's Chromium with a Node of its own, which wants a
# library that a small Debian lacks.
browser: $(DEV)
	@command -v chromium >/dev/null || .ci/stage "chromium" .ci/debian chromium
	@$(BIN)/playwright --version >/dev/null 2>&1 || .ci/stage "libatomic1" .ci/debian libatomic1
