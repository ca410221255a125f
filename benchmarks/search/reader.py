"""Someone with a browser that has one page of the site and nothing of its search."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.search.engine import Engine
from benchmarks.search.host import Host
from playwright.sync_api import Browser

LIMIT = 10


@dataclass(frozen=True)
class Answer:
    """What came of a query."""

    addresses: tuple[str, ...]
    milliseconds: float
    size: int
    """Bytes sent for it."""
    requests: int


class Reader:
    """Opens the start page of `engine`; what the search sends with that counts for the first query.

    Args:
        browser: Is given a window without any cache.
        host: Serves the site.
        engine: The search to ask.

    """

    def __init__(self, browser: Browser, host: Host, engine: Engine) -> None:
        self._host, self._engine = host, engine
        host.sent.clear()
        self._context = browser.new_context()
        self._page = self._context.new_page()
        if engine.prepare:
            self._page.add_init_script(engine.prepare)
        self._page.goto(host.base + engine.start)
        page = len(host.sent)
        unasked = engine.unasked
        self._before = [sent for sent in host.sent[:page] if sent.path.startswith(unasked)]
        self._seen = page

    def ask(self, text: str) -> Answer:
        """Return what the search answers, and what it sent."""
        answer = self._page.evaluate(self._engine.ask, [text, LIMIT])
        sent = [*self._before, *self._host.sent[self._seen :]]
        self._before, self._seen = [], len(self._host.sent)
        addresses = [
            f"/{url.removeprefix(self._host.base).lstrip('/')}" for url in answer["addresses"]
        ]
        size = sum(item.size for item in sent)
        return Answer(tuple(addresses), answer["time"], size, len(sent))

    def leave(self) -> None:
        """Close the window and forget what it kept."""
        self._context.close()
