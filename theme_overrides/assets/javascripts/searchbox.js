// Suggestions below the search box: a combobox with a list, as the ARIA Authoring Practices
// describe it. Loaded when the box first has the focus; without it the box is a plain form.
import { search } from "./search.js";
import { element, marked } from "./search/nodes.js";

const SHOWN = 6;
const IN_SIGHT = 70; // characters of an excerpt that its two lines show on a phone
const PAUSE = 120; // ms; shorter than the gap between two words, longer than between two keys

/** Give the form `form` its suggestions. */
export function attach(form) {
  const input = form.elements.q;
  const list = element("div", { class: "suggestions", id: "search-suggestions", role: "listbox", "aria-label": "Gợi ý" });
  const status = element("p", { class: "unseen", role: "status" });
  list.hidden = true;
  form.append(list, status);
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-autocomplete", "list"],
    ["aria-controls", list.id],
    ["aria-expanded", "false"],
  ]) {
    input.setAttribute(name, value);
  }

  let asked = 0; // number of the last question: an answer to an older one is dropped
  let timer = 0;
  let active = -1;

  const options = () => [...list.querySelectorAll('[role="option"]')];

  function point(index) {
    const all = options();
    active = all.length ? (index + all.length + 1) % (all.length + 1) : -1;
    // One place more than options: between the last and the first the reader is in the box.
    if (active === all.length) {
      active = -1;
    }
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    if (active < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", all[active].id);
      all[active].scrollIntoView({ block: "nearest" });
    }
  }

  function open(wanted) {
    const shown = wanted && list.childElementCount > 0;
    list.hidden = !shown;
    input.setAttribute("aria-expanded", String(shown));
    if (!shown) {
      point(-1);
    }
  }

  function everything(query, total) {
    const address = `${form.action}?${new URLSearchParams({ q: query })}`;
    return element(
      "a",
      { role: "option", class: "suggestion suggestion-all", href: address, tabindex: "-1" },
      `Xem tất cả ${total.toLocaleString("vi-VN")} kết quả`,
    );
  }

  function suggestion({ url, title, kind, unit, sample, excerpt, marks }) {
    const facts = [kind, unit, sample && "Dữ liệu mẫu"].filter((fact) => fact && fact !== title);
    return element(
      "a",
      { role: "option", class: "suggestion", href: url, tabindex: "-1" },
      element("span", { class: "suggestion-title" }, ...marked(title, marks.title)),
      element("span", { class: "suggestion-facts" }, facts.join(" · ")),
      // A paper is headed by its number: why it is here, its text must tell.
      ...(!marks.title.length && marks.excerpt[0]?.[0] < IN_SIGHT
        ? [element("span", { class: "suggestion-text" }, ...marked(excerpt, marks.excerpt))]
        : []),
    );
  }

  function show(query, { total, results }) {
    const entries = results.map(suggestion);
    if (total > results.length) {
      entries.push(everything(query, total));
    }
    entries.forEach((option, at) => {
      option.id = `search-suggestion-${at}`;
      option.setAttribute("aria-selected", "false");
    });
    list.replaceChildren(...entries);
    active = -1;
    open(true);
    status.textContent = results.length
      ? `${results.length} gợi ý trong ${total} kết quả. Dùng phím mũi tên để chọn.`
      : "Không có gợi ý.";
  }

  async function ask() {
    const query = input.value.trim();
    const mine = (asked += 1);
    try {
      const found = await search(query, { limit: SHOWN });
      // The reader may have left while the answer was on its way.
      if (mine === asked && form.contains(document.activeElement)) {
        if (query) {
          show(query, found);
        } else {
          list.replaceChildren();
          open(false);
          status.textContent = "";
        }
      }
    } catch (error) {
      // Enter still leads to the page of results, which says what is wrong.
      if (mine === asked) {
        list.replaceChildren();
        open(false);
        status.textContent = "Không tải được gợi ý.";
      }
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    // While a Vietnamese keyboard composes a word, its keys are its own.
    if (event.isComposing) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      event.preventDefault();
      if (list.hidden) {
        open(true);
        point(step > 0 ? 0 : -2);
      } else {
        point(active < 0 && step < 0 ? options().length - 1 : active + step);
      }
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      options()[active].click();
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // else Chrome would empty the box as well
      open(false);
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) {
      open(false);
    }
  });
  input.addEventListener("focus", () => open(true));
  // A press on a suggestion must not take the focus away before the click arrives.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("mousedown", (event) => event.preventDefault());

  // What was typed while this came; with nothing typed, the index is on its way all the same.
  ask();
}
