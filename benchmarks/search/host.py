"""A static host on this machine that compresses what hosts compress and notes what it sends."""

from __future__ import annotations

import gzip
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

_COMPRESSED = {".css", ".html", ".js", ".json", ".svg"}
"""What hosts send as gzip; everything else is sent as it lies there."""


class Sent(NamedTuple):
    """One answer of the host."""

    path: str
    size: int
    """Bytes of the body on the wire, headers aside."""


@lru_cache(maxsize=256)
def _body(path: Path) -> bytes:
    body = path.read_bytes()
    return gzip.compress(body) if path.suffix in _COMPRESSED else body


class Host(ThreadingHTTPServer):
    """Serves the folder `root`, which does not change meanwhile."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sent: list[Sent] = []
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=os.fspath(root)))

    @property
    def base(self) -> str:
        """The URL of the site, without a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(SimpleHTTPRequestHandler):
    server: Host

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file, compressed where hosts do so."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        body = _body(path) if found else b""
        # Before the reader has it: who asks how much was sent must not come too early.
        self.server.sent.append(Sent(urlsplit(self.path).path, len(body)))
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in _COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def hosted(root: Path) -> Iterator[Host]:
    """Serve the folder `root` while the context lasts."""
    with Host(root) as host:
        thread = threading.Thread(target=host.serve_forever, daemon=True)
        thread.start()
        try:
            yield host
        finally:
            host.shutdown()
            thread.join()
