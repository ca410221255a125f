"""The Content-Security-Policy of every page: what the reader's browser may load, and run."""

from __future__ import annotations

_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    # The search fetches its index from here. It is JavaScript: WebAssembly stays forbidden.
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)


def content_security_policy(*, preview: bool) -> str:
    """Return the policy for a `meta` element: only this site's own files, no inline scripts.

    In a `preview` inline scripts are let through, because `mkdocs serve` adds one of its own
    to every page to reload it; what is published never carries that.
    """
    directives = [
        f"{directive} 'unsafe-inline'"
        if preview and directive.startswith("script-src")
        else directive
        for directive in _POLICY
    ]
    return ";".join(directives)
