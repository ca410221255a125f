"""The only file that knows MkDocs: it unpacks what the host gives and calls the package.

content/ is read in `on_config`, before anything is written; finished pages are handed back
as generated files in `on_env`. A build goes into a folder beside `site_dir` and takes its
place only when all went well, so that a failed build leaves the published site as it was.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from thidua.cache import Cache
from thidua.clock import today_in_vietnam
from thidua.diagnostics import Severity
from thidua.handover import aside, discard, replace
from thidua.link.site import Site
from thidua.load.pages import hand_written
from thidua.pipeline import Theme, produce, read
from thidua.press.fonts import fonts
from thidua.press.imprint import root_of
from thidua.press.markdown import body_renderer
from thidua.press.page import Output
from thidua.press.policy import content_security_policy
from thidua.press.shell import SENTINELS
from thidua.reporting.formats import line
from thidua.reporting.words import summary

log = logging.getLogger("mkdocs.plugins.thidua")

_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING}


@dataclass
class _Run:
    """What one run of MkDocs carries from one event to the next; events share nothing else."""

    serving: bool = False
    site_dir: Path | None = None
    """Where the finished site goes; None while serving, where MkDocs has its own folder."""
    built: bool = False
    site: Site | None = None


_run = _Run()


def on_startup(*, command: str, **_: object) -> None:
    """Remember whether this is a build or a preview."""
    _run.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read content/; with errors in it, stop before anything is written."""
    if not _run.serving and not _run.site_dir:
        _run.site_dir = Path(config.site_dir)
        config.site_dir = str(aside(_run.site_dir))
    _run.built = False
    # From where the editor stands, as compilers do: the message can be clicked.
    content = Path(os.path.relpath(Path(config.config_file_path).parent / "content"))
    pages = hand_written(Path(config.docs_dir))
    outcome = read(content, today=today_in_vietnam(), pages=pages)
    for diagnostic in outcome.diagnostics:
        log.log(_LEVELS.get(diagnostic.severity, logging.INFO), line(diagnostic, "vi"))
    if outcome.site is None:
        raise Abort(summary(outcome.diagnostics, "vi"))
    _run.site = outcome.site
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Leave out Material's own scripts and styles, which no page of this site loads."""
    shipped = {directory for directory in config.theme.dirs if directory != config.theme.custom_dir}
    for file in list(files):
        if file.src_dir in shipped:
            files.remove(file)
    return files


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Hand every page and file that content/ gives to MkDocs."""
    site = _run.site
    if site is None:
        raise AssertionError("MkDocs calls on_config before on_env")
    env.globals["has_samples"] = site.has_samples
    env.globals["content_security_policy"] = content_security_policy(preview=_run.serving)

    def render_shell(section: str, depth: int) -> str:
        # The sections of the site are the theme's own, so the shell needs no navigation.
        root = root_of("/x" * depth + "/")
        context = get_context(Navigation([], []), files, config, base_url=root)
        press = env.get_template("press.html")
        return press.render(context, press=SENTINELS, press_section=section)

    theme = Theme(
        render_shell=render_shell,
        render_body=body_renderer(config.markdown_extensions, config.mdx_configs, links=site),
        templates=Path(config.theme.custom_dir or "") / "articles",
        site_name=config.site_name,
        site_url=config.site_url or "",
        site_description=config.site_description or "",
        site_rights=config.copyright or "",
    )
    base = Path(config.config_file_path).parent
    try:
        outputs = [*fonts(base / "node_modules")]
    except FileNotFoundError as error:
        raise Abort(f"Không có tệp {error}. Hãy chạy: make build") from None
    with Cache(base / ".cache" / "thidua") as cache:
        outputs += produce(site, theme, cache=cache)
    if cache.trouble:  # costs time and changes nothing, so that no strict build stops for it
        log.info("Không dùng được .cache/thidua (%s): trang vẫn đúng, chỉ chậm hơn", cache.trouble)
    for output in outputs:
        files.append(_file(config, output))
    env.globals["thidua"] = {"addresses": sorted(item.address for item in outputs if item.address)}
    return env


def _file(config: MkDocsConfig, output: Output) -> File:
    content = output.content
    given = {"abs_src_path": str(content)} if isinstance(content, Path) else {"content": content}
    return File.generated(config, output.path, **given)


def on_post_build(**_: object) -> None:
    """Note that everything was written; strict mode may still refuse it."""
    _run.built = True


def on_build_error(**_: object) -> None:
    """Note that the build failed; the site that was there stays."""
    _run.built = False


def on_shutdown() -> None:
    """Put a finished build in the place of the one before."""
    if _run.site_dir:
        finish = replace if _run.built else discard
        finish(_run.site_dir)
