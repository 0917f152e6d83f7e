# Thin fronts on the `course` command. Every target sets up what it needs first.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
READY := $(VENV)/.ready
SYSTEM := sh scripts/system-packages.sh $(RUN)/python
CONFIG ?= mkdocs.yml
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 1767225600)

.PHONY: help serve build takeaway check test quick access-tree links external-links package release split coverage lock lint format clean weights
.DEFAULT_GOAL := help

help:
	@echo "make serve    set up, then show the course at http://127.0.0.1:8000/ and rebuild as you write"
	@echo "make test     set up, then run every test, the browser ones included"
	@echo "make quick    the tests of the library alone, in seconds"
	@echo "make check    every check of the content, all problems at once"
	@echo "make build    the site in site/, swapped in only when it is whole"
	@echo "make takeaway the site with handouts, slides, Word files and packs to take away"
	@echo "make links    every link of the built site;  make external-links for the world outside"
	@echo "make package  the zips for servers, shared folders, learning systems and question systems, in dist/"
	@echo "make release  stops at the first thing that is not true"
	@echo "make split SOURCE=briefing.txt;  make coverage SOURCE=briefing.txt"
	@echo "make access-tree  write anew what a screen reader is told of the main pages, to be read before it is committed"
	@echo "make weights  what a first visit to each kind of page costs;  ARGS=--lighthouse adds its figures"
	@echo "make lint     style and types;  make format mends what it can"
	@echo "make lock     resolve the packages again;  make clean removes what was made"

$(READY): requirements.lock pyproject.toml package-lock.json scripts/setup.sh
	@PYTHON=$(PYTHON) sh scripts/setup.sh $(VENV)

serve: $(READY)
	@echo "serve: the course at http://127.0.0.1:8000/ (Ctrl+C ends it)"
	@$(RUN)/course serve

# CONFIG=local.yml builds with a host's own file.
build: $(READY) check
	@$(RUN)/course build --config $(CONFIG)

takeaway: $(READY) check
	@$(SYSTEM) converters
	@$(RUN)/course build --config $(CONFIG) --take-away

check: $(READY)
	@$(RUN)/course check

test: $(READY) check
	@$(SYSTEM) browser servers converters
	@$(RUN)/python -m pytest -n auto --dist loadgroup $(ARGS)

quick: $(READY)
	@$(RUN)/python -m pytest tests/course -q $(ARGS)

# Writes tests/data/access anew; the test itself never does.
access-tree: $(READY)
	@$(SYSTEM) browser
	@REFRESH_ACCESS_TREE=1 $(RUN)/python -m pytest tests/browser/test_access_tree.py -q $(ARGS)
	@git diff --stat -- tests/data/access

links: build
	@$(RUN)/course links

external-links: $(READY)
	@$(RUN)/course links --external

package: build
	@$(RUN)/course package --config $(CONFIG)

weights: build
	@$(SYSTEM) browser
	@$(RUN)/course weights $(ARGS)

release: $(READY)
	@$(RUN)/course release
	@$(MAKE) --no-print-directory lint test links package
	@echo "release: all of it is true; tag the commit, and hand out what is in dist/"

split: $(READY)
	@$(RUN)/course split $(SOURCE)

coverage: $(READY)
	@$(RUN)/course coverage $(SOURCE)

lint: $(READY)
	@$(RUN)/ruff check . && $(RUN)/ruff format --check . && $(RUN)/mypy

format: $(READY)
	@$(RUN)/ruff check --fix . && $(RUN)/ruff format .

lock:
	@$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/pip install -q uv
	@$(VENV)-lock/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11.5 --generate-hashes --no-header -q -U -o requirements.lock
	@rm -rf $(VENV)-lock

clean:
	@rm -rf $(VENV) $(VENV)-lock site site.old .build-* drafts dist node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
	@echo "clean: what was made is gone"
