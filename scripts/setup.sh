#!/bin/sh
# Makes the virtual environment in the folder $1 from the lock and installs the course into it.
set -eu
venv=$1
python=${PYTHON:-python3}

stop() { echo "setup: $1" >&2; exit 1; }

command -v "$python" >/dev/null 2>&1 || stop "no $python here; install Python 3.11 or later"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' ||
    stop "$("$python" --version) is too old; install Python 3.11.5 or later, or name one: make PYTHON=python3.12 ..."
"$python" -c 'import venv, ensurepip' 2>/dev/null ||
    stop "this Python cannot make virtual environments; install its venv package (on Debian: python3-venv)"

[ -x "$venv/bin/python" ] || { echo "setup: making $venv"; "$python" -m venv "$venv"; }
echo "setup: installing the packages of requirements.lock"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock ||
    stop "the packages of requirements.lock could not be installed; is there a way to a package index?"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
echo "setup: installing the tools of package-lock.json"
"$venv/bin/python" -m course.npm ci || stop "the tools of package-lock.json could not be installed; is there a way to a package index?"
touch "$venv/.ready"
