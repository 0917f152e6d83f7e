# Thin fronts on the `course` command. Every target first installs what it needs and does not have, and nothing else.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
READY := $(VENV)/.ready
SYSTEM := sh scripts/system-packages.sh $(RUN)/python
CONFIG ?= mkdocs.yml
# COURSE=examples/summer-disorder is served, checked, built and packaged instead of this one.
COURSE ?= .
IN := cd "$(COURSE)" && "$$OLDPWD/$(RUN)/course"
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 1767225600)
# uv leaves it to Python to compile what is used, at first use: where that is switched off, each run would do it again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help serve build takeaway check test test-full quick access-tree edition links external-links package release moodle split coverage lock lint format clean weights course
.DEFAULT_GOAL := help

help:
	@echo "make serve      set up, then show the course at http://127.0.0.1:8000/ and rebuild as you write"
	@echo "make check      every problem of the content at once, as file:line: what is wrong"
	@echo "make build      the site in site/, swapped in only when it is whole"
	@echo "make takeaway   the site with handouts, slides and Word files to take away"
	@echo "make package    the zips for servers, shared folders, learning systems and question systems, in dist/"
	@echo "make test       all that a change can break; make test-full adds every page in every form"
	@echo "make quick      the tests of the library alone, in seconds"
	@echo "make lint       style and types; make format mends what it can"
	@echo "make split      drafts of modules from a briefing, for instance make split SOURCE=report.pdf"
	@echo "make course     a folder that is a course, for instance make course FOLDER=../doors SOURCE=report.pdf"
	@echo "make links      every link of the built site; make external-links those to the world outside"
	@echo "make release    stops at the first thing that is not as a release needs it"
	@echo "make clean      removes what was made. CONTRIBUTING.md has the rest"

# One stamp for each group of packages; each group adds to the ones before it (the groups are in scripts/environment.py).
$(READY)-serve: scripts/requirements/bootstrap.lock scripts/requirements/serve.lock scripts/requirements/node.lock package-lock.json pyproject.toml scripts/environment.py
$(READY)-build: $(READY)-serve scripts/package-lock.json
$(READY)-takeaway: $(READY)-build scripts/requirements/takeaway.lock
$(READY)-split: $(READY)-serve scripts/requirements/split.lock
$(READY)-test: $(READY)-takeaway $(READY)-split scripts/requirements/test.lock tests/package-lock.json
$(READY)-lint: $(READY)-serve scripts/requirements/lint.lock scripts/lint/package-lock.json

$(READY)-%:
	@command -v $(PYTHON) >/dev/null || { echo "setup: no $(PYTHON) here; install Python 3.11.5 or later, or name one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5) and "setup: Python " + sys.version.split()[0] + " is too old; install 3.11.5 or later, or name one: make PYTHON=python3.12 ...")'
	@$(PYTHON) scripts/environment.py $* $(VENV)

serve: $(READY)-serve
	@echo "serve: the course at http://127.0.0.1:8000/ (Ctrl+C ends it)"
	@$(IN) serve

# CONFIG=local.yml builds with a host's own file.
build: $(READY)-build check
	@$(IN) build --config $(CONFIG)

takeaway: $(READY)-takeaway check
	@$(SYSTEM) converters
	@$(IN) build --config $(CONFIG) --take-away

check: $(READY)-serve
	@$(IN) check

test: MARKS := -m "not full"
test-full: MORE := webkit office
test test-full: $(READY)-test build
	@$(SYSTEM) browser firefox $(MORE) servers converters
	@$(RUN)/python -m pytest -n auto --dist worksteal --durations 20 --site=site $(MARKS) $(ARGS)

quick: $(READY)-test
	@$(RUN)/python -m pytest tests --ignore=tests/browser --ignore=tests/built -q $(ARGS)

# Writes tests/data/access anew; the test itself never does.
access-tree: $(READY)-test
	@$(SYSTEM) browser
	@REFRESH_ACCESS_TREE=1 $(RUN)/python -m pytest tests/browser/test_access_tree.py -q $(ARGS)
	@git diff --stat -- tests/data/access

# Keeps what people are given with the version of today, so that no later one breaks it. Once for each edition.
edition: $(READY)-test build
	@$(SYSTEM) browser
	@KEEP_EDITION=1 $(RUN)/python -m pytest --site=site tests/browser/test_editions.py -q

links: $(READY)-test build
	@$(RUN)/course links

external-links: $(READY)-test
	@$(RUN)/course links --external

package: build
	@$(IN) package --config $(CONFIG)

# ARGS=--lighthouse adds its figures.
weights: $(READY)-test build
	@$(SYSTEM) browser
	@$(RUN)/course weights $(ARGS)

release: $(READY)-test
	@$(RUN)/course release
	@$(MAKE) --no-print-directory lint test links package
	@echo "release: all of it is true; tag the commit, and hand out what is in dist/"

# Walks the packages in a real Moodle, from a folder of its source: make moodle SOURCE=../moodle
moodle: $(READY)-test build
	@$(SYSTEM) browser moodle
	@$(RUN)/python -m tests.lms $(SOURCE)

# ARGS="--pages file" cites the pages of the file.
split: $(READY)-split
	@$(RUN)/course split "$(SOURCE)" $(ARGS)

coverage: $(READY)-split
	@$(RUN)/course coverage "$(SOURCE)" --table $(ARGS)

# A course of its own: make course FOLDER=../doors SOURCE=report.pdf ARGS="--only hall,kitchen"
course: $(READY)-split
	@$(RUN)/course new "$(FOLDER)" $(if $(SOURCE),--from "$(SOURCE)") $(ARGS)

lint: $(READY)-lint
	@echo "lint: ruff check, ruff format --check, mypy --strict, lint-imports, eslint, tsc"
	@$(RUN)/ruff check . && $(RUN)/ruff format --check . && $(RUN)/mypy && PYTHONPATH=scripts $(RUN)/lint-imports --no-logo --no-cache
	@$(RUN)/python -m course.tools.npm --prefix scripts/lint run --silent lint

format: $(READY)-lint
	@$(RUN)/ruff check --fix . && $(RUN)/ruff format .

# All groups are resolved together first, so that no two locks name different releases of a package.
GROUPS := bootstrap serve node split takeaway test lint
LOCK := $(RUN)/uv pip compile --universal --python-version 3.11.5 --generate-hashes --no-header --no-annotate -q
lock: $(READY)-serve
	@$(LOCK) -U pyproject.toml $(GROUPS:%=--group %) -o $(VENV)/all.lock
	@$(foreach group,$(GROUPS),$(LOCK) -c $(VENV)/all.lock $(if $(filter serve,$(group)),pyproject.toml) --group $(group) -o scripts/requirements/$(group).lock &&) true

clean:
	@rm -rf $(VENV) site site.old .build-* drafts dist examples/*/site examples/*/dist node_modules scripts/node_modules scripts/lint/node_modules tests/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
	@echo "clean: what was made is gone"
