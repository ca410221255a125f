"""The only file that knows MkDocs: it unpacks what the host gives and calls the package.

content/ is read in `on_config`, its pages are made in `on_env`. MkDocs writes its own files, if
they changed, beside `site_dir`; together they become the site only if all went well.
"""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import CountHandler

from thidua.building import Building, BuildingError
from thidua.clock import today_in_vietnam
from thidua.press.policy import content_security_policy
from thidua.press.shell import SENTINELS
from thidua.theme import Theme, theme_version

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.thidua")
_warnings = CountHandler(level=logging.WARNING)
logging.getLogger("mkdocs").addHandler(_warnings)


@dataclass
class _Run:
    """What one run of MkDocs carries from one event to the next; events share nothing else."""

    serving: bool = False
    building: Building | None = None
    version: bytes = b""
    pages: tuple[str, ...] = ()
    built: bool = False


_run = _Run()


def on_startup(*, command: str, **_: object) -> None:
    """Remember whether this is a build or a preview."""
    _run.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read content/; with errors in it, stop before anything is written."""
    base = Path(config.config_file_path).parent
    site, cache = Path(config.site_dir), base / ".cache/thidua"
    building = _run.building or Building(site=site, cache=cache, preview=_run.serving)
    _run.building, _run.built = building, False
    bars, in_full = log.isEnabledFor(logging.INFO), "THIDUA_PROFILE" in os.environ
    building.tell(sys.stderr, log.info, bars=bars, in_full=in_full)
    config.site_dir = str(building.publishing.places.host)
    # From where the editor stands, as compilers do: the message can be clicked.
    content = Path(os.path.relpath(base / "content"))
    try:
        building.read(content, docs=Path(config.docs_dir), today=today_in_vietnam())
    except BuildingError as error:
        raise Abort(str(error)) from None
    finally:
        for severity, words in building.said:
            log.log(getattr(logging, severity.name, logging.INFO), words)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Let MkDocs make its own files only if something has changed that they are made of."""
    building, overrides = cast("Building", _run.building), config.theme.custom_dir or ""
    _run.version = theme_version(config, overrides, config.config_file_path, __file__)
    _run.pages = tuple(f"/{page.url.removeprefix('./')}" for page in files.documentation_pages())
    config.theme.static_templates.discard("sitemap.xml")  # ours names all pages
    _warnings.counts.clear()
    own, heard = ((it.src_uri, it.content_bytes) for it in files), log.isEnabledFor(logging.WARNING)
    # What other plugins make of pages is known to nobody.
    if len(config.plugins) == 1 and building.has_of_host(_run.version, own, heard=heard):
        config.theme.static_templates.clear()
        config.nav, config.extra_templates = [], []
        return Files([])
    return files


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Make every page and file that content/ gives and that is not as it was."""
    building, base = cast("Building", _run.building), Path(config.config_file_path).parent
    env.globals["has_samples"] = building.samples
    env.globals["content_security_policy"] = content_security_policy(preview=_run.serving)

    def render_shell(section: str, depth: int) -> str:
        # The sections of the site are the theme's own, so the shell needs no navigation.
        given = get_context(Navigation([], []), files, config, base_url="../" * depth or "./")
        return env.get_template("press.html").render(given, press=SENTINELS, press_section=section)

    theme = Theme(
        render_shell=render_shell,
        extensions=config.markdown_extensions,
        extension_settings=config.mdx_configs,
        templates=Path(config.theme.custom_dir or "", "articles"),
        packages=base / "node_modules",
        site_name=config.site_name,
        site_url=config.site_url or "",
        site_description=config.site_description or "",
        site_rights=config.copyright or "",
        version=_run.version,
        pages=_run.pages,
    )
    try:
        building.make(theme)
    except BuildingError as error:
        raise Abort(str(error)) from None
    return env


def on_post_build(**_: object) -> None:
    """Note that everything was written; strict mode may still refuse it, but no preview."""
    _run.built = True
    if _run.building and _warnings.counts:
        _run.building.host = b""  # for the next build to say it again
    if _run.serving:
        on_shutdown()


def on_build_error(**_: object) -> None:
    """Leave the site as it was."""
    _run.built = False
    on_shutdown()


def on_serve(server: LiveReloadServer, **_: object) -> LiveReloadServer:
    """Show the pages from where they were made."""
    server.root = str(cast("Building", _run.building).publishing.places.site)
    return server


def on_shutdown() -> None:
    """Put a finished build in the place of the one before."""
    built, _run.built = _run.built, False
    if _run.building:
        (_run.building.finish if built else _run.building.give_up)()
