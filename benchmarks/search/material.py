"""Material for MkDocs with its own search, as it comes, set up for Vietnamese.

The same records as plain Markdown in docs/, asked through the search field of a page: Material
sends the question to its worker and takes the answer from it, both of which are listened to.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import yaml
from benchmarks.search.corpus import Entry
from benchmarks.search.engine import PEERS, Built, Engine, cpu_of

_FACTS = {
    "number": "Số",
    "role": "Vai trò",
    "deed": "Việc tốt",
    "quarter": "Quý",
    "issued": "Ngày ban hành",
    "summary": "Tóm tắt",
}
_OF_A_SCHOOL = {"profile", "plan", "report"}

# What a page asks its worker and is answered: type 2 and type 3 of Material's messages.
_PREPARE = """{
  const asked = [];
  window.Worker = class extends Worker {
    constructor(...values) {
      super(...values);
      this.addEventListener("message", ({ data }) => {
        if (data.type === 3) window.answered?.(asked.shift(), data.data.items);
      });
    }
    postMessage(message, ...values) {
      if (message.type === 2) asked.push(message.data);
      super.postMessage(message, ...values);
    }
  };
}"""
_ASK = """async ([text, limit]) => {
  const field = document.querySelector("[data-md-component=search-query]");
  const type = (value) => {
    field.value = value;
    field.dispatchEvent(new KeyboardEvent("keyup"));
  };
  type("");
  const begin = performance.now();
  const items = await new Promise((resolve) => {
    window.answered = (question, found) => question === text && resolve(found);
    type(text);
  });
  const time = performance.now() - begin;
  const addresses = items.slice(0, limit).map(([page]) => page.location.split("#")[0]);
  return { time, addresses };
}"""


def _page(entry: Entry) -> str:
    """Return a record as someone would write it who had Markdown alone."""
    front = yaml.safe_load(entry.front)
    facts = [f"{label}: {front[key]}" for key, label in _FACTS.items() if front.get(key)]
    if entry.kind in _OF_A_SCHOOL:
        school = entry.school
        facts.append(f"Đơn vị: {school.name} ({school.short}), {school.place}")
    listed = "\n".join(f"- {fact}" for fact in facts)
    return f"# {entry.title}\n\n{listed}\n\n{entry.body}\n"


def _build(folder: Path, found: Sequence[Entry]) -> Built:
    """Build the pages without and with search; what the second takes more is the index."""
    project = folder / "material"
    shutil.rmtree(project, ignore_errors=True)
    pages = {f"docs{entry.address}index.md": _page(entry) for entry in found}
    for name, text in {**pages, "docs/index.md": "# Sổ vàng thi đua\n"}.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    settings = {
        "site_name": "Sổ vàng thi đua",
        # Its fonts would come from another host.
        "theme": {"name": "material", "language": "vi", "font": False},
        # All pages in the navigation of every page would take longer, and nothing of it is search.
        "nav": ["index.md"],
    }
    costs = []
    for plugins in ([], [{"search": {"lang": "vi"}}]):
        (project / "mkdocs.yml").write_text(json.dumps({**settings, "plugins": plugins}), "utf-8")
        command = [str(PEERS), "-m", "mkdocs", "build", "--quiet"]
        costs.append(cpu_of(command, project, {**os.environ, "NO_MKDOCS_2_WARNING": "1"}))
    site = project / "site"
    return Built(site, (site / "search/search_index.json",), costs[1] - costs[0])


MATERIAL = Engine(
    "Material",
    _build,
    start="/",
    ask=_ASK,
    prepare=_PREPARE,
    unasked=("/search/", "/assets/javascripts/workers/", "/assets/javascripts/lunr/"),
    most=1000,
    whole=True,
)
