"""A real Moodle from a folder of its source: PHP's own server and a MariaDB of its own, in a folder that goes when it is done."""

from __future__ import annotations

import getpass
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PASSWORD = "Walk.1234"
_PHP = ("php", *(f"-d{it}" for it in ("max_input_vars=5000", "upload_max_filesize=50M", "post_max_size=50M")))
_COURSE = "shortname,fullname,category,enablecompletion\ncourse,The course,1,1\n"
_PEOPLE = "username,password,firstname,lastname,email,course1,role1\n" + "".join(
    f"{name},{PASSWORD},{name},Walker,{name}@example.org,course,student\n" for name in ("anna", "bert")
)


@dataclass
class Moodle:
    """A Moodle: where it is, and what its database and its own commands say."""

    folder: Path
    address: str

    def sql(self, query: str) -> list[list[str]]:
        """The rows that a query gives."""
        said = self._said("mariadb", *_reach(self.folder), "-NBe", query, "moodle")
        return [line.split("\t") for line in said.splitlines()]

    def php(self, script: str, *options: str) -> None:
        """Run one of Moodle's own commands."""
        self._said(*_PHP, str(self.folder / "moodle" / script), *options)

    @staticmethod
    def _said(*command: str) -> str:
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {(done.stdout + done.stderr)[-1500:]}")
        return done.stdout

    def versions(self) -> str:
        """What runs here."""
        release, base = self.sql("select value, version() from mdl_config where name = 'release'")[0]
        return f"Moodle {release}, PHP {self._said('php', '-r', 'echo PHP_VERSION;')}, MariaDB {base}"


@contextmanager
def running(source: Path) -> Iterator[Moodle]:
    """A Moodle of this source, newly installed, with one course and two learners in it; the source stays as it is."""
    with tempfile.TemporaryDirectory(prefix="moodle-") as name, socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        folder, host = Path(name), f"127.0.0.1:{one.getsockname()[1]}"
        one.close()
        copy = folder / "moodle"
        shutil.copytree(source, copy, ignore=shutil.ignore_patterns(".git"))
        (copy / "config.php").unlink(missing_ok=True)
        with _database(folder), _started(folder, *_PHP, "-S", host, "-t", str(copy), PHP_CLI_SERVER_WORKERS="6"):
            moodle = Moodle(folder, f"http://{host}/")
            _install(moodle)
            yield moodle


@contextmanager
def _started(folder: Path, *command: str, **environment: str) -> Iterator[None]:
    with (folder / "log").open("a") as log:
        more = {**os.environ, **environment}
        process = subprocess.Popen(command, stdout=log, stderr=log, env=more, start_new_session=True)
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def _reach(folder: Path) -> tuple[str, ...]:
    return "--no-defaults", f"--socket={folder / 'socket'}", "--user=root"


@contextmanager
def _database(folder: Path) -> Iterator[None]:
    """A MariaDB that hears this computer's own users alone."""
    data = ("--no-defaults", f"--datadir={folder / 'data'}", f"--user={getpass.getuser()}")
    prepare = ("mariadb-install-db", *data, "--auth-root-authentication-method=normal")
    subprocess.run(prepare, check=True, capture_output=True)
    hasty = ("--skip-networking", "--innodb-flush-log-at-trx-commit=0", "--character-set-server=utf8mb4")
    server = shutil.which("mariadbd") or "/usr/sbin/mariadbd"
    with _started(folder, server, *data, *hasty, f"--socket={folder / 'socket'}"):
        subprocess.run(("mariadb-admin", *_reach(folder), "--wait=60", "--silent", "create", "moodle"), check=True)
        yield


def _install(moodle: Moodle) -> None:
    base = ("--dbtype=mariadb", f"--dbsocket={moodle.folder / 'socket'}", "--dbuser=root", "--dbpass=")
    site = ("--fullname=Walk", "--shortname=walk", f"--adminpass={PASSWORD}", "--adminemail=admin@example.org")
    where = (f"--wwwroot={moodle.address.rstrip('/')}", f"--dataroot={moodle.folder / 'files'}")
    moodle.php("admin/cli/install.php", "--non-interactive", "--agree-license", *where, *base, *site)
    for kind, text in {"course": _COURSE, "user": _PEOPLE}.items():
        file = moodle.folder / f"{kind}.csv"
        file.write_text(text)
        moodle.php(f"admin/tool/upload{kind}/cli/upload{kind}.php", "--mode=createnew", f"--file={file}")
    moodle.sql("update mdl_tool_usertours_tours set enabled = 0")
