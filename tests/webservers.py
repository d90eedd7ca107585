"""Debian's web servers, each set up with the file that `forearmed init --host` writes for it.

with webservers.running("nginx", www, files, tmp_path) as address:
    ...  # www is what the file calls /var/www/<domain>
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

PROGRAMS = {"nginx": "nginx", "apache": "apache2", "caddy": "caddy"}
_PATIENCE = 20  # seconds

_NGINX = """\
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/a;
    proxy_temp_path {folder}/b;
    fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d;
    scgi_temp_path {folder}/e;
    include {folder}/site.conf;
}}
"""
_APACHE = """\
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/apache.pid
ErrorLog /dev/stderr
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule mime_module {modules}/mod_mime.so
LoadModule dir_module {modules}/mod_dir.so
LoadModule filter_module {modules}/mod_filter.so
LoadModule deflate_module {modules}/mod_deflate.so
LoadModule headers_module {modules}/mod_headers.so
LoadModule rewrite_module {modules}/mod_rewrite.so
TypesConfig /etc/mime.types
DocumentRoot {www}
<Directory {www}>
    AllowOverride FileInfo
</Directory>
"""
_CADDY = "{{\n\tadmin off\n\tauto_https off\n}}\n"


def is_there(server: str) -> bool:
    """Tell whether *server* is installed: Debian keeps some of them where not everybody looks."""
    return _program(server) is not None


def _program(server: str) -> str | None:
    return shutil.which(PROGRAMS[server]) or shutil.which(PROGRAMS[server], path="/usr/sbin:/sbin")


@contextmanager
def running(server: str, www: Path, files: Mapping[str, str], folder: Path) -> Iterator[tuple[str, int]]:
    """Run *server* as *files* say, over the folder *www*, and hand over where it listens.

    What it needs beside them is written into *folder*. Only names of places are changed in the files.
    """
    folder.mkdir(exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = _COMMANDS[server](www, files, folder, port)
    program = _program(server)
    assert program
    with (folder / "log").open("wb") as log:
        # Caddy keeps a copy of its settings, and certificates, at home.
        home = {**os.environ, "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
        process = subprocess.Popen([program, *command], stdout=log, stderr=log, env=home)  # noqa: S603  # Debian's own
    try:
        _wait(process, port, folder / "log")
        yield "127.0.0.1", port
    finally:
        process.terminate()
        process.wait(_PATIENCE)


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text()
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            continue
        return
    raise AssertionError(log.read_text())


def _nginx(www: Path, files: Mapping[str, str], folder: Path, port: int) -> list[str]:
    text = files["server/nginx.conf"]
    (folder / "site.conf").write_text(
        _changed(
            text,
            {
                "listen 80;": f"listen 127.0.0.1:{port};",
                "    listen [::]:80;\n": "",
                "root /var/www/tips.example.com;": f"root {www};",
            },
        )
    )
    (folder / "nginx.conf").write_text(_NGINX.format(folder=folder))
    return ["-c", str(folder / "nginx.conf"), "-e", "stderr"]


def _apache(www: Path, files: Mapping[str, str], folder: Path, port: int) -> list[str]:
    (where,) = www.rglob(".htaccess")  # published with the site
    assert where.read_text() == files["docs/root/.htaccess"]
    modules = "/usr/lib/apache2/modules"
    (folder / "apache.conf").write_text(_APACHE.format(folder=folder, www=www, port=port, modules=modules))
    return ["-f", str(folder / "apache.conf"), "-X"]


def _caddy(www: Path, files: Mapping[str, str], folder: Path, port: int) -> list[str]:
    places = {
        "\ntips.example.com {": f"\nhttp://127.0.0.1:{port} {{",
        "root * /var/www/tips.example.com": f"root * {www}",
    }
    (folder / "Caddyfile").write_text(_CADDY.format() + _changed(files["server/Caddyfile"], places))
    return ["run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]


_COMMANDS: Mapping[str, Callable[[Path, Mapping[str, str], Path, int], list[str]]] = {
    "nginx": _nginx,
    "apache": _apache,
    "caddy": _caddy,
}


def _changed(text: str, places: Mapping[str, str]) -> str:
    for written, here in places.items():
        assert written in text, written
        text = text.replace(written, here)
    return text


def ask(where: tuple[str, int], path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Return what the server says of *path*: its code, its headers in small letters, and what is there."""
    connection = HTTPConnection(*where, timeout=_PATIENCE)
    connection.request(
        "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    answer = connection.getresponse()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return found
