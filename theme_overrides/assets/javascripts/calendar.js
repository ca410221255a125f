// The calendar's comforts: today, filters, the keyboard, and months that follow the reader's day.
// The page is complete without it: a table, a list, links. Filters build the grid from the list,
// which has everything; so does the page of the coming days for a month after the build's.

const LANES = 3;
const CELL = 3;
const LINE = 4;
const DAY = 86400000;
const FILTERS = { loai: "kind", "don-vi": "units" };

const iso = (date) => date.toISOString().slice(0, 10);
const dateOf = (text) => new Date(`${text}T00:00:00Z`);
const later = (text, days) => iso(new Date(dateOf(text).getTime() + days * DAY));
/** The day it is in Vietnam, wherever the reader's telephone thinks it is. */
const todayInVietnam = () => iso(new Date(Date.now() + 7 * 3600000));

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
};

/** The cells that are days of the month that a table shows, in order. */
const daysOf = (table) => [...table.querySelectorAll("td:not(:empty)")];

/** Write into each day which it is, as 2026-11-22: the table names the month, its place the day. */
function nameDays(table) {
  daysOf(table).forEach((cell, index) => {
    cell.dataset.date = `${table.dataset.month}-${String(index + 1).padStart(2, "0")}`;
  });
}

/** What a list item says: when it is, what it looks like, where it leads. */
function read(item) {
  const day = item.closest("[data-day]").dataset.day;
  const title = item.querySelector(".agenda-title > a, .agenda-title > span, .agenda-title > s");
  return {
    item,
    group: item.closest("[data-day]"),
    from: item.dataset.from || day,
    to: item.dataset.to || item.dataset.from || day,
    days: !("within" in item.dataset),
    kind: item.dataset.kind,
    units: (item.dataset.units || "").split(" "),
    shape: item.className.split(" ")[0],
    prefix: item.dataset.prefix || "",
    title: title.textContent,
    whose: item.dataset.units ? item.querySelector(".facts a")?.textContent : "",
    cancelled: Boolean(item.querySelector(".agenda-title > strong")),
  };
}

function chip(one, ...classes) {
  const made = element("a", { class: ["chip", one.shape, ...classes].join(" "), href: `#${one.item.id}` });
  if (one.cancelled) {
    made.append("Đã hủy: ", element("s", {}, one.title));
  } else {
    made.append(...(one.prefix ? [element("b", {}, one.prefix), " "] : []), one.title);
  }
  if (one.whose) {
    made.append(` · ${one.whose}`);
  }
  return made;
}

/** Write below `table` what concerns its month as a whole: no bar of every day. */
function lines(table, items, throughout) {
  const month = table.dataset.month;
  const within = items.filter((one) => !one.days && one.from.slice(0, 7) <= month && one.to.slice(0, 7) >= month);
  const made = [];
  for (const [name, some] of [
    [`Trong tháng ${Number(month.slice(5))}, chưa nêu ngày:`, within],
    ["Suốt tháng:", throughout],
  ]) {
    if (some.length) {
      const line = element("p", { class: "month-line", "data-line": "" }, element("b", {}, name));
      for (const one of some.slice(0, LINE)) {
        line.append(" ", chip(one));
      }
      if (some.length > LINE) {
        line.append(" ", element("a", { class: "chip-more", href: "#danh-sach" }, `+${some.length - LINE}`));
      }
      made.push(line);
    }
  }
  table.parentElement.querySelectorAll("[data-line]").forEach((old) => old.remove());
  table.after(...made);
}

/** Put `items` into the weeks of `table`, bars in lanes and chips into days, as the server does. */
function lay(table, items) {
  const month = daysOf(table).map((cell) => cell.dataset.date);
  const throughout = (one) => one.from !== one.to && one.from <= month[0] && one.to >= month[month.length - 1];
  lines(table, items, items.filter((one) => one.days && throughout(one)));
  for (const row of table.tBodies[0].rows) {
    const cells = [...row.cells].filter((cell) => cell.dataset.date);
    const days = cells.map((cell) => cell.dataset.date);
    for (const cell of cells) {
      cell.querySelectorAll(".chip, .chip-more").forEach((old) => old.remove());
    }
    const [monday, sunday] = [days[0], days[days.length - 1]];
    const free = Array(LANES).fill(monday);
    const hidden = {};
    const here = items.filter((one) => one.days && one.from <= sunday && one.to >= monday && !throughout(one));
    const bars = here.filter((one) => one.from !== one.to);
    bars.sort((a, b) => a.from.localeCompare(b.from) || b.to.localeCompare(a.to));
    let lanes = 0;
    for (const one of bars) {
      const start = one.from > monday ? one.from : monday;
      const end = one.to < sunday ? one.to : sunday;
      const lane = free.findIndex((day) => day <= start);
      if (lane < 0) {
        hidden[start] = (hidden[start] || 0) + (one.from === start);
        continue;
      }
      free[lane] = later(end, 1);
      lanes = Math.max(lanes, lane + 1);
      const over = (dateOf(end) - dateOf(start)) / DAY + 1;
      const bar = chip(one, "band", `lane-${lane}`, `over-${over}`);
      bar.classList.toggle("from-before", one.from < start);
      bar.classList.toggle("goes-on", one.to > end);
      cells[days.indexOf(start)].append(bar);
    }
    row.className = lanes ? `lanes-${lanes}` : "";
    cells.forEach((cell, index) => {
      const own = here.filter((one) => one.from === one.to && one.from === days[index]);
      cell.append(...own.slice(0, CELL).map((one) => chip(one)));
      const group = own[0]?.group;
      const rest = group?.querySelector("[data-rest]");
      const more = Math.max(0, own.length - CELL) + (hidden[days[index]] || 0) + Number(rest?.dataset.rest || 0);
      if (more) {
        const href = rest?.getAttribute("href") || (own[0] ? `#${own[0].item.id}` : "#danh-sach");
        cell.append(element("a", { class: "chip-more", href }, `+${more}`, element("span", { class: "unseen" }, " việc khác")));
      }
    });
  }
}

/** An empty month, with the lunar days counted from the new moons that the page carries. */
function monthTable(table, month, moons) {
  const first = dateOf(`${month}-01`);
  const body = element("tbody");
  const blank = () => element("td");
  let row = element("tr");
  row.append(...Array.from({ length: (first.getUTCDay() + 6) % 7 }, blank));
  for (let day = iso(first); day.startsWith(month); day = later(day, 1)) {
    const moon = moons.filter(([start]) => start <= day).pop();
    const age = moon ? (dateOf(day) - dateOf(moon[0])) / DAY + 1 : 0;
    const lunar = element("small", { "aria-hidden": "true" }, age === 1 ? moon[1] : String(age || ""));
    lunar.classList.toggle("new-moon", age === 1);
    row.append(element("td", {}, element("p", {}, element("b", {}, String(Number(day.slice(8)))), " ", lunar)));
    if (row.cells.length === 7) {
      body.append(row);
      row = element("tr");
    }
  }
  if (row.cells.length) {
    row.append(...Array.from({ length: 7 - row.cells.length }, blank));
    body.append(row);
  }
  table.tBodies[0].replaceWith(body);
  table.dataset.month = month;
  nameDays(table);
}

/** Move what has begun by `today` ahead of the days, where the server has it on the day of the build. */
function gather(page, items, today) {
  const begun = items.filter((one) => one.days && !one.past && one.from < today && !("running" in one.group.dataset));
  if (!begun.length) {
    return;
  }
  const list = page.querySelector("[data-agenda]");
  if (!list.querySelector("[data-running]")) {
    const name = element("h3", { class: "agenda-date agenda-words" }, "Đang diễn ra");
    const day = today.slice(0, 7);
    list.prepend(element("li", { class: "agenda-group", "data-day": day, "data-running": "" }, name, element("ul")));
  }
  const running = list.querySelector("[data-running] ul");
  const rest = running.querySelector(":scope > .agenda-more");
  for (const one of begun) {
    running.insertBefore(one.item, rest);
  }
}

/** Show the month and the days of `today` in place of those of the build. */
function follow(page, table, items, today) {
  const until = later(today, Number(page.dataset.now));
  const month = today.slice(0, 7);
  const kept = (one) => {
    const [from, to] = one.days ? [one.from, one.to] : [one.from.slice(0, 7), one.to.slice(0, 7)];
    return one.days ? to >= today && from <= until : to >= month && from <= until.slice(0, 7);
  };
  for (const one of items) {
    one.past = !kept(one);
  }
  gather(page, items, today);
  if (table.dataset.month !== month) {
    const moons = page.dataset.moons.split(", ").map((pair) => pair.split(" "));
    const last = moons[moons.length - 1]?.[0] || "";
    if (month < table.dataset.month || month > last.slice(0, 7)) {
      return false;
    }
    monthTable(table, month, moons);
    const [year, number] = [month.slice(0, 4), Number(month.slice(5))];
    const name = `Tháng ${number < 3 ? `0${number}` : number} năm ${year}`;
    table.caption.textContent = name;
    page.querySelector("[data-month-name]").textContent = name;
    page.querySelectorAll(".month-ways").forEach((old) => old.remove());
    const whole = page.querySelector("[data-whole]");
    whole.href = new Map(page.dataset.months.split(", ").map((pair) => pair.split(" "))).get(month);
    whole.textContent = `Xem trọn t${name.slice(1)}`;
    lay(table, items);
  }
  return true;
}

/** Show the groups that still have something, and say so where none has. */
function settle(page, items, wanted) {
  for (const one of items) {
    one.item.hidden = Boolean(one.past) || !wanted(one);
  }
  let any = false;
  for (const group of page.querySelectorAll("[data-agenda] > [data-day]")) {
    group.hidden = ![...group.querySelectorAll("li[data-kind]")].some((item) => !item.hidden);
    any ||= !group.hidden;
  }
  const none = page.querySelector("[data-none]");
  if (none) {
    none.hidden = any;
  }
}

/** Fetch what days too long for the list keep on pages of their own. */
async function complete(page) {
  const links = [...page.querySelectorAll("a[data-rest]")].filter((link) => !link.getAttribute("href").includes("#"));
  await Promise.all(
    links.map(async (link) => {
      const answer = await fetch(link.href);
      const other = new DOMParser().parseFromString(await answer.text(), "text/html");
      const known = new Set([...link.closest("ul").children].map((item) => item.id));
      const more = [...other.querySelectorAll("[data-agenda] li[data-kind]")].filter((item) => !known.has(item.id));
      const fresh = more.map((item) => document.importNode(item, true));
      for (const item of fresh) {
        // Its links are relative to the page it comes from.
        for (const a of item.querySelectorAll("a")) {
          a.href = new URL(a.getAttribute("href"), link.href).href;
        }
      }
      link.closest("li").replaceWith(...fresh);
    }),
  );
  return links.length > 0;
}

function filters(page, table, state) {
  const box = page.querySelector("[data-filter]");
  if (!box) {
    return;
  }
  const status = box.querySelector("[role=status]");
  const fields = [...box.querySelectorAll("select[data-by]")];
  const given = new URLSearchParams(location.search);
  const untouched = table?.tBodies[0].cloneNode(true);
  const lined = [...page.querySelectorAll("[data-line]")];
  let restored = true;

  async function apply() {
    const chosen = fields.filter((field) => field.value);
    if (chosen.length && (await complete(page))) {
      const known = new Map(state.items.map((one) => [one.item, one]));
      state.items = [...page.querySelectorAll("li[data-kind]")].map((item) => known.get(item) || read(item));
    }
    const wanted = (one) =>
      chosen.every((field) => {
        const value = one[FILTERS[field.dataset.by]];
        return Array.isArray(value) ? value.includes(field.value) : value === field.value;
      });
    settle(page, state.items, wanted);
    if (table && chosen.length) {
      lay(table, state.items.filter(wanted));
      restored = false;
    } else if (table && !restored) {
      table.tBodies[0].replaceWith(untouched.cloneNode(true));
      page.querySelectorAll("[data-line]").forEach((line) => line.remove());
      table.after(...lined);
      restored = true;
    }
    const left = state.items.filter((one) => !one.item.hidden).length;
    // What the page of the coming days leaves to the months is not fetched: it would be all of them.
    const partly = page.querySelector("a[data-rest]") ? " Danh sách này rút gọn; trang từng tháng có đủ." : "";
    const said = left ? `Còn ${left} việc.` : "Không có việc nào như vậy.";
    status.textContent = chosen.length ? said + partly : "";
    const search = new URLSearchParams(chosen.map((field) => [field.dataset.by, field.value])).toString();
    history.replaceState(history.state, "", `${location.pathname}${search ? `?${search}` : ""}${location.hash}`);
    for (const link of page.querySelectorAll(".month-ways a, .ways a:not([href^='#'])")) {
      link.search = search;
    }
    state.ready();
  }

  for (const field of fields) {
    const value = given.get(field.dataset.by) || "";
    if ([...field.options].some((option) => option.value === value)) {
      field.value = value;
    }
    field.addEventListener("change", apply);
  }
  box.hidden = false;
  if (fields.some((field) => field.value)) {
    apply();
  }
}

/** The ARIA grid: one stop for Tab, arrows between days, PageUp and PageDown between months. */
function keyboard(page, table, state) {
  table.setAttribute("role", "grid");
  const days = () => daysOf(table);
  const dayOf = (cell) => cell.dataset.date;

  function choose(cell, { focus = true } = {}) {
    for (const one of days()) {
      one.tabIndex = one === cell ? 0 : -1;
    }
    if (focus) {
      cell.focus();
    }
  }

  state.ready = () => {
    const today = todayInVietnam();
    for (const row of table.rows) {
      row.setAttribute("role", "row");
    }
    for (const cell of table.querySelectorAll("td")) {
      cell.setAttribute("role", "gridcell");
      cell.querySelectorAll("a").forEach((link) => (link.tabIndex = -1));
    }
    for (const cell of days()) {
      const now = dayOf(cell) === today;
      cell.classList.toggle("today", now);
      if (now) {
        cell.setAttribute("aria-current", "date");
      }
    }
    for (const group of page.querySelectorAll("[data-agenda] > [data-day]")) {
      group.classList.toggle("today", group.dataset.day === today);
    }
    const cells = days();
    choose(cells.find((cell) => cell.tabIndex === 0) || cells.find((cell) => dayOf(cell) === today) || cells[0], {
      focus: false,
    });
  };

  function turn(way, cell) {
    const link = page.querySelector(`.month-ways a[rel=${way}]`);
    if (link) {
      link.hash = `o-${dayOf(cell).slice(8)}`;
      location.assign(link.href);
    }
  }

  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const inside = [...cell.querySelectorAll("a")];
    if (event.target !== cell) {
      // Within a day: up and down through its links, Escape back to the day.
      const at = inside.indexOf(event.target);
      const next = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
      if (next !== undefined || event.key === "Escape") {
        event.preventDefault();
        (inside[next] || cell).focus();
      }
      return;
    }
    const cells = days();
    const at = cells.indexOf(cell);
    const row = [...cell.parentElement.cells].filter((one) => cells.includes(one));
    const moves = {
      ArrowLeft: () => cells[at - 1],
      ArrowRight: () => cells[at + 1],
      ArrowUp: () => cells[at - 7],
      ArrowDown: () => cells[at + 7],
      Home: () => row[0],
      End: () => row[row.length - 1],
    };
    if (moves[event.key]) {
      event.preventDefault();
      const to = moves[event.key]();
      if (to) {
        choose(to);
      }
    } else if (event.key === "PageUp" || event.key === "PageDown") {
      event.preventDefault();
      turn(event.key === "PageUp" ? "prev" : "next", cell);
    } else if ((event.key === "Enter" || event.key === "F2") && inside.length) {
      event.preventDefault();
      inside[0].focus();
    }
  });
  table.addEventListener("click", (event) => {
    const cell = event.target.closest("td");
    if (cell && !event.target.closest("a") && dayOf(cell)) {
      choose(cell);
    }
  });

  state.ready();
  const wanted = /^#o-(\d\d)$/.exec(location.hash);
  if (wanted) {
    const cells = days();
    choose(cells.find((cell) => dayOf(cell).endsWith(wanted[1])) || cells[cells.length - 1]);
  }
}

/** Give the page of a calendar its script. */
export function attach(page) {
  const table = page.querySelector("[data-grid]");
  const state = { items: [...page.querySelectorAll("li[data-kind]")].map(read), ready: () => {} };
  if (table) {
    nameDays(table);
  }
  if (page.dataset.now && follow(page, table, state.items, todayInVietnam())) {
    settle(page, state.items, () => true);
  }
  if (table) {
    keyboard(page, table, state);
  }
  filters(page, table, state);
}
