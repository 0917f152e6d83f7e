"""nginx and Apache, started on this machine with the settings that a package brings, for tests."""

import os
import random
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.patience import SECONDS

_BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
_MODULES = "/usr/lib/apache2/modules"
_LOADED = ("mpm_worker", "authz_core", "dir", "mime", "headers", "rewrite", "alias", "autoindex", "filter", "deflate")


def free_port() -> int:
    """A port that is free, and that the system gives to nobody who asks for any: none of them takes it before its server does."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as one, suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port


@contextmanager
def _running(command: list[str], port: int, ready: str) -> Iterator[str]:
    """The address of the server that `command` starts in the foreground, once it has said that it is `ready`."""
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    try:
        said = []
        for line in process.stderr:
            said.append(line)
            if ready in line:
                break
        else:
            raise RuntimeError(f"{command[0]} stopped: {''.join(said).strip()}")
        assert [line for line in said if "[warn]" in line] == []
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=SECONDS)
        process.stderr.close()


@contextmanager
def nginx(unpacked: Path, scratch: Path, *, brotli: bool = False) -> Iterator[str]:
    """The address of nginx with the unpacked web package at /course/, and at /behind/a/proxy/ by a proxy that strips it; `scratch` is a folder for its own files."""
    port = free_port()
    own = (unpacked / "nginx" / "course.conf").read_text(encoding="utf-8").replace("/srv/www", str(unpacked))
    (scratch / "course.conf").write_text(
        own.replace("# brotli_static", "brotli_static") if brotli else own, encoding="utf-8"
    )
    temporary = "".join(
        f"{name}_temp_path {scratch}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""
    module = f"load_module {_BROTLI};\n" if brotli else ""
    (scratch / "nginx.conf").write_text(
        f"{user}{module}worker_processes auto;\ndaemon off;\npid {scratch}/nginx.pid;\nerror_log stderr notice;\n"
        "events { worker_connections 1024; }\n"
        f"http {{\ninclude /etc/nginx/mime.types;\ndefault_type application/octet-stream;\naccess_log off;\nsendfile on;\n{temporary}"
        f'server {{\nlisten 127.0.0.1:{port};\nroot "{unpacked}";\ninclude {scratch}/course.conf;\n'
        f"location /behind/a/proxy/ {{ proxy_pass http://127.0.0.1:{port}/course/; }}\n}}\n}}\n",
        encoding="utf-8",
    )
    command = [_program("nginx"), "-c", str(scratch / "nginx.conf"), "-e", "stderr"]
    with _running(command, port, "start worker process") as address:
        yield address


@contextmanager
def apache(unpacked: Path, scratch: Path) -> Iterator[str]:
    """The address of Apache with the unpacked web package at /course/ and, by an alias, at /other/path/."""
    port = free_port()
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    modules = "".join(f"LoadModule {name}_module {_MODULES}/mod_{name}.so\n" for name in _LOADED)
    (scratch / "apache.conf").write_text(
        f"{modules}{user}ServerRoot {scratch}\nPidFile {scratch}/apache.pid\nServerName localhost\n"
        f"Listen 127.0.0.1:{port}\nAcceptFilter http none\n"  # a thread for each connection, at once: the plainest way
        f"ErrorLog /dev/stderr\nTypesConfig /etc/mime.types\nAddType application/x-gzip .gz\n"
        f'Alias /other/path/ "{unpacked}/course/"\nDocumentRoot "{unpacked}"\n'
        f'<Directory "{unpacked}">\nAllowOverride All\nRequire all granted\n</Directory>\n',
        encoding="utf-8",
    )
    command = [_program("apache2"), "-f", str(scratch / "apache.conf"), "-DFOREGROUND"]
    with _running(command, port, "resuming normal operations") as address:
        yield address


def _program(name: str) -> str:
    """The program of this name; a server's may stand where only an administrator's path leads."""
    found = shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin")))
    if not found:
        raise RuntimeError(f"{name} is not here; run sh scripts/system-packages.sh python servers")
    return found
