"""The only file that knows MkDocs: it unpacks what the host gives and calls the package.

content/ is read in `on_config`, before anything is written; its pages are made in `on_env`. MkDocs
writes its own files into a folder beside `site_dir`, and all together take the place of the site
only when all went well, so that a failed build leaves the published site as it was.
"""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from thidua.building import Building, BuildingError
from thidua.clock import seconds, today_in_vietnam
from thidua.diagnostics import Severity
from thidua.press.imprint import root_of
from thidua.press.markdown import body_renderer
from thidua.press.policy import content_security_policy
from thidua.press.shell import SENTINELS
from thidua.press.theme import theme_version
from thidua.production import Theme
from thidua.work.progress import Progress

log = logging.getLogger("mkdocs.plugins.thidua")

_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING}
_CACHE = Path(".cache/thidua")


@dataclass
class _Run:
    """What one run of MkDocs carries from one event to the next; events share nothing else."""

    serving: bool = False
    building: Building | None = None
    built: bool = False


_run = _Run()


def on_startup(*, command: str, **_: object) -> None:
    """Remember whether this is a build or a preview."""
    _run.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read content/; with errors in it, stop before anything is written."""
    base = Path(config.config_file_path).parent
    # A preview has a folder of its own, for its pages name the address of the preview.
    site = base / _CACHE / "preview" if _run.serving else Path(config.site_dir)
    building = _run.building or Building(site=site, cache=base / _CACHE)
    _run.building, _run.built = building, False
    heard, in_full = log.isEnabledFor(logging.INFO), "THIDUA_PROFILE" in os.environ
    building.progress = Progress.on(sys.stderr, seconds, log.info, bars=heard, in_full=in_full)
    config.site_dir = str(building.publishing.places.host)
    # From where the editor stands, as compilers do: the message can be clicked.
    content = Path(os.path.relpath(base / "content"))
    try:
        building.read(content, docs=Path(config.docs_dir), today=today_in_vietnam())
    except BuildingError as error:
        raise Abort(str(error)) from None
    finally:
        for severity, words in building.said:
            log.log(_LEVELS.get(severity, logging.INFO), words)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Leave out Material's own scripts and styles, which no page of this site loads."""
    shipped = {directory for directory in config.theme.dirs if directory != config.theme.custom_dir}
    for file in list(files):
        if file.src_dir in shipped:
            files.remove(file)
    return files


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Make every page and file that content/ gives and that is not as it was."""
    if _run.building is None:
        raise AssertionError("MkDocs calls on_config before on_env")
    base, overrides = Path(config.config_file_path).parent, Path(config.theme.custom_dir or "")
    env.globals["has_samples"] = _run.building.samples
    env.globals["content_security_policy"] = content_security_policy(preview=_run.serving)

    def render_shell(section: str, depth: int) -> str:
        # The sections of the site are the theme's own, so the shell needs no navigation.
        root = root_of("/x" * depth + "/")
        context = get_context(Navigation([], []), files, config, base_url=root)
        return env.get_template("press.html").render(
            context, press=SENTINELS, press_section=section
        )

    theme = Theme(
        render_shell=render_shell,
        body_renderer=lambda site: body_renderer(
            config.markdown_extensions, config.mdx_configs, links=site
        ),
        templates=overrides / "articles",
        packages=base / "node_modules",
        site_name=config.site_name,
        site_url=config.site_url or "",
        site_description=config.site_description or "",
        site_rights=config.copyright or "",
        version=theme_version(Path(config.config_file_path), overrides, preview=_run.serving),
    )
    try:
        env.globals["thidua"] = {"addresses": _run.building.make(theme)}
    except BuildingError as error:
        raise Abort(str(error)) from None
    return env


def on_post_build(**_: object) -> None:
    """Note that everything was written; strict mode may still refuse it, but no preview."""
    _run.built = True
    if _run.serving:
        on_shutdown()


def on_build_error(**_: object) -> None:
    """Leave the site as it was."""
    _run.built = False
    on_shutdown()


def on_serve(server: LiveReloadServer, **_: object) -> LiveReloadServer:
    """Show the pages from where they were made."""
    if _run.building:
        server.root = str(_run.building.publishing.places.site)
    return server


def on_shutdown() -> None:
    """Put a finished build in the place of the one before."""
    if _run.building:
        finish = _run.building.finish if _run.built else _run.building.give_up
        _run.built = False
        finish()
