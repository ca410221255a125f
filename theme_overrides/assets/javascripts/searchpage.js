// The page of results: what is asked stands in its address, so that it can be shared, kept as
// a bookmark and gone back to. Reads the address, asks search.js, writes what was found.
import { search } from "./search.js";
import { element, marked } from "./search/nodes.js";

const SIZE = 10;
const PAUSE = 200; // ms of rest before an answer to what is being typed
const PATIENCE = 250; // ms before the page says that it is working: most answers come sooner
const SHOWN = 6; // values of a filter that stand there at once
const QUOTED = 80; // characters of what was asked, where the answer quotes it

/** Filter of search.js → its name in the address, and its heading. */
const FILTERS = {
  kind: ["loai", "Loại"],
  unit: ["don-vi", "Đơn vị"],
  year: ["nam", "Năm"],
  campaign: ["phong-trao", "Phong trào"],
};

const figure = (number) => number.toLocaleString("vi-VN");
/** `query` as it is quoted: a pasted text would push the results off the screen. */
const quoted = (query) => `“${query.length > QUOTED ? `${query.slice(0, QUOTED)}…` : query}”`;

/** What the address asks for. */
function read() {
  const given = new URLSearchParams(location.search);
  const filters = {};
  for (const [name, [parameter]] of Object.entries(FILTERS)) {
    const value = given.get(parameter);
    if (value) {
      filters[name] = value;
    }
  }
  return {
    query: (given.get("q") || "").trim(),
    filters,
    number: Math.max(1, Math.floor(Number(given.get("trang"))) || 1),
  };
}

/** The address that asks for the same. */
function written({ query, filters, number }) {
  const parameters = new URLSearchParams();
  if (query) {
    parameters.set("q", query);
  }
  for (const [name, [parameter]] of Object.entries(FILTERS)) {
    if (filters[name]) {
      parameters.set(parameter, filters[name]);
    }
  }
  if (number > 1) {
    parameters.set("trang", number);
  }
  const text = parameters.toString();
  return location.pathname + (text ? `?${text}` : "");
}

/** `2026-11-20` as 20/11/2026; a year or a month stays what it is. */
function day(date) {
  const [year, month, dayOfMonth] = date.split("-");
  const said = [dayOfMonth, month, year].filter(Boolean).map((part) => part.replace(/^0/, ""));
  return element("time", { datetime: date }, said.join("/"));
}

function entry(result) {
  const facts = [result.kind, result.unit !== result.title && result.unit, result.date && day(result.date)];
  return element(
    "li",
    { class: "entry" },
    element(
      "h3",
      {},
      element("a", { href: result.url }, ...marked(result.title, result.marks.title)),
      ...(result.sample ? [" ", element("span", { class: "sample" }, "Dữ liệu mẫu")] : []),
    ),
    element("p", { class: "facts" }, ...facts.filter(Boolean).map((fact) => element("span", {}, fact))),
    ...(result.excerpt
      ? [element("p", { class: "text" }, ...marked(result.excerpt, result.marks.excerpt))]
      : []),
  );
}

/** Make the page of results work: `form` asks, `page` is where the answers stand. */
export function attach(form, page) {
  const input = form.elements.q;
  const status = page.querySelector("[data-search-status]");
  const filters = page.querySelector("[data-search-filters]");
  const results = page.querySelector("[data-search-results]");
  const hints = page.querySelector("[data-search-hints]");
  const title = document.title;
  let asked = 0;
  let timer = 0;

  function chip(state, name, { value, label, count }) {
    const chosen = state.filters[name] === value;
    const next = { ...state, number: 1, filters: { ...state.filters, [name]: chosen ? "" : value } };
    const link = element(
      "a",
      { href: written(next), "data-key": `${name}=${value}`, ...(chosen ? { "aria-current": "true" } : {}) },
      label,
      " ",
      chosen
        ? element("span", { class: "count" }, "×", element("span", { class: "unseen" }, " bỏ lọc"))
        : element("span", { class: "count" }, figure(count)),
    );
    return element("li", {}, link);
  }

  function group(state, name, values) {
    const [parameter, heading] = FILTERS[name];
    const id = `loc-${parameter}`;
    // The chosen one stays in sight, wherever it stands by count.
    const chosen = values.filter(({ value }) => value === state.filters[name]);
    const ordered = [...chosen, ...values.filter((value) => !chosen.includes(value))];
    const first = ordered.slice(0, SHOWN).map((value) => chip(state, name, value));
    const rest = ordered.slice(SHOWN).map((value) => chip(state, name, value));
    const parts = [element("h3", { id }, heading), element("ul", { class: "chips" }, ...first)];
    if (rest.length) {
      parts.push(
        element(
          "details",
          {},
          element("summary", {}, `Thêm ${rest.length} lựa chọn`),
          element("ul", { class: "chips" }, ...rest),
        ),
      );
    }
    return element("div", { role: "group", "aria-labelledby": id }, ...parts);
  }

  function showFilters(state, facets) {
    const groups = Object.keys(FILTERS)
      .filter((name) => facets[name]?.length > (state.filters[name] ? 0 : 1))
      .map((name) => group(state, name, facets[name]));
    const focused = document.activeElement?.getAttribute("data-key");
    const wide = matchMedia("(min-width: 64em)").matches;
    const was = filters.querySelector(":scope > details");
    const body = element("details", {}, element("summary", {}, element("h2", {}, "Lọc kết quả")), ...groups);
    body.open = was ? was.open : wide;
    filters.hidden = groups.length === 0;
    filters.replaceChildren(body);
    if (focused) {
      // The chip was written anew; the keyboard stays where it was.
      const again = [...filters.querySelectorAll("[data-key]")].find(
        (link) => link.getAttribute("data-key") === focused,
      );
      again?.closest("details")?.setAttribute("open", "");
      again?.focus();
    }
  }

  function pager(state, total) {
    const last = Math.ceil(total / SIZE);
    const link = (number, relation, text) =>
      element("a", { href: written({ ...state, number }), rel: relation }, text);
    const parts = [];
    if (state.number > 1) {
      parts.push(link(state.number - 1, "prev", `‹ Trang ${state.number - 1}`));
    }
    if (state.number < last) {
      parts.push(link(state.number + 1, "next", `Trang ${state.number + 1} / ${figure(last)} ›`));
    }
    return parts.length
      ? [element("nav", { class: "pager", "aria-label": "Các trang của kết quả" }, ...parts)]
      : [];
  }

  function nothing(state) {
    const notice = element(
      "div",
      { class: "empty" },
      element("p", {}, element("b", {}, "Không tìm thấy bài nào.")),
      element("p", {}, "Hãy thử ít từ hơn, từ khác, hoặc chỉ số của văn bản. Không cần gõ dấu."),
    );
    if (Object.values(state.filters).some(Boolean)) {
      const all = written({ ...state, filters: {}, number: 1 });
      notice.append(element("p", {}, element("a", { href: all, "data-key": "all" }, "Bỏ hết bộ lọc")));
    }
    return notice;
  }

  function failed(state) {
    const again = element("button", { type: "button", class: "button" }, "Thử lại");
    again.addEventListener("click", () => show(state));
    return element(
      "div",
      { class: "notice notice-ended" },
      element("p", { class: "notice-title" }, "Không tải được phần tìm kiếm."),
      element("p", {}, "Có thể mạng đang yếu, hoặc trình duyệt đã cũ. Các danh sách bên dưới luôn xem được."),
      element("p", {}, again),
    );
  }

  function found(state, { total, results: entries }) {
    const from = (state.number - 1) * SIZE;
    const range = total > SIZE ? `, đang xem từ ${from + 1} đến ${from + entries.length}` : "";
    status.textContent = `${figure(total)} kết quả cho ${quoted(state.query)}${range}.`;
    return [
      element("h2", { class: "unseen", tabindex: "-1", "data-search-heading": "" }, "Kết quả"),
      element("ol", { class: "entries", start: from + 1 }, ...entries.map(entry)),
      ...pager(state, total),
    ];
  }

  async function show(state, { scroll = false } = {}) {
    const mine = (asked += 1);
    document.title = state.query ? `${state.query} · ${title}` : title;
    if (!state.query) {
      status.textContent = "";
      filters.hidden = true;
      results.replaceChildren();
      hints.hidden = false;
      search("").catch(() => {}); // so that the index is there when the first word is
      return;
    }
    const working = setTimeout(() => {
      status.textContent = "Đang tìm…";
    }, PATIENCE);
    results.setAttribute("aria-busy", "true");
    try {
      const offset = (state.number - 1) * SIZE;
      const answer = await search(state.query, { limit: SIZE, offset, filters: state.filters, facets: true });
      if (mine !== asked) {
        return;
      }
      const last = Math.max(1, Math.ceil(answer.total / SIZE));
      if (state.number > last) {
        // An old address of a page that is no more: the last one that is.
        go({ ...state, number: last }, { replace: true });
        return;
      }
      showFilters(state, answer.facets);
      if (answer.total) {
        results.replaceChildren(...found(state, answer));
      } else {
        status.textContent = `Không có kết quả cho ${quoted(state.query)}.`;
        results.replaceChildren(nothing(state));
      }
      hints.hidden = answer.total > 0;
    } catch (error) {
      if (mine === asked) {
        console.error(error);
        status.textContent = "Không tải được phần tìm kiếm.";
        filters.hidden = true;
        results.replaceChildren(failed(state));
        hints.hidden = false;
      }
    } finally {
      clearTimeout(working);
      if (mine === asked) {
        results.removeAttribute("aria-busy");
      }
    }
    if (scroll && mine === asked) {
      results.querySelector("[data-search-heading]")?.focus({ preventScroll: true });
      page.scrollIntoView();
    }
  }

  /** Ask for `state`, in an entry of the history of its own or in place of the last. */
  function go(state, { replace = false, typing = false, scroll = false } = {}) {
    const address = written(state);
    const same = address === location.pathname + location.search;
    history[replace || same ? "replaceState" : "pushState"]({ typing }, "", address);
    return show(state, { scroll });
  }

  const typed = () => ({ query: input.value.trim(), filters: read().filters, number: 1 });

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // One entry for all that is typed in a row, and not one for each letter.
      go(typed(), { replace: Boolean(history.state?.typing), typing: true });
    }, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    go(typed(), { replace: Boolean(history.state?.typing) });
  });
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !plain || !(link.hasAttribute("data-key") || link.closest(".pager"))) {
      return;
    }
    event.preventDefault();
    history.pushState({}, "", link.href);
    show(read(), { scroll: Boolean(link.closest(".pager")) });
  });
  function arrive() {
    clearTimeout(timer);
    const state = read();
    input.value = state.query;
    show(state);
  }
  window.addEventListener("popstate", arrive);
  arrive();
  if (!input.value && matchMedia("(pointer: fine)").matches) {
    input.focus({ preventScroll: true });
  }
}
