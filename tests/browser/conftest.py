"""A real Chromium before the made-up school; a console error or foreign request fails a test."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Request,
    Response,
    sync_playwright,
)
from tests.site.project import ROOT, Project

# A container's root has no sandbox; the rest keeps Chromium from calling home.
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files as a plain static host does, with the site's own page for the lost."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *_: object) -> None:
        """Answer with the site's 404 page."""
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(http.server.ThreadingHTTPServer):
    """Answers many requests at once, and lets the browser hang up when it leaves a page."""

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as in socketserver
        """Print what went wrong, unless the browser has only gone away."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve the folder `site` on this machine, at the address that is given."""
    handler = functools.partial(_Quiet, directory=os.fspath(site))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def base_url(school: Project) -> Iterator[str]:
    """The address at which the site is served on this machine."""
    with serving(school.site) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("Chromium is missing; `make test` installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, base_url: str) -> Iterator[Callable[..., Page]]:
    """Open an address of the site; at the end nothing may have gone wrong in the browser."""
    troubles: list[str] = []
    contexts = []

    def open_at(address: str, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        _watch(page, troubles)
        page.goto(base_url + address)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert troubles == []


def _watch(page: Page, troubles: list[str]) -> None:
    """Note whatever goes wrong on `page`: errors, failed loads, requests to other hosts."""

    def console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            troubles.append(message.text)

    def failed(error: Error) -> None:
        troubles.append(str(error))

    def asked(request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            troubles.append(f"request to {request.url}")

    def answered(response: Response) -> None:
        if response.status >= http.HTTPStatus.BAD_REQUEST:
            troubles.append(f"{response.status} {response.url}")

    page.on("console", console)
    page.on("pageerror", failed)
    page.on("request", asked)
    page.on("response", answered)


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, from its locked npm package."""
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
