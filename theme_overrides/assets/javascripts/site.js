// What every page needs of scripts; pages work without it. First what the reader chose for all
// pages: size of letters, contrast, light or dark. It runs before anything is painted, so that a
// page neither flashes nor jumps. Then, when the page is there: tables that scroll, and the ways
// to the calendar and to search.
(function () {
  "use strict";
  const KEPT = "thidua.preferences";
  const NAMES = ["scheme", "contrast", "text"];
  const SMALLEST = -1;
  const LARGEST = 4;
  const NIGHT = "#16181d"; // the ground of dark pages, for the browser's own bars

  const root = document.documentElement;
  const systemDark = window.matchMedia("(prefers-color-scheme: dark)");
  const bars = document.querySelector("meta[name=theme-color]");
  const day = bars ? bars.content : "";

  const chosen = (name) => root.getAttribute("data-" + name);
  const textSize = () => Number(chosen("text")) || 0;
  const isDark = () => (chosen("scheme") ? chosen("scheme") === "dark" : systemDark.matches);
  const isContrasted = () => chosen("contrast") === "more";

  function colourBars() {
    if (bars) {
      bars.content = isDark() ? NIGHT : day;
    }
  }

  // Nothing here may throw: storage can be forbidden, and the page must come all the same.
  root.setAttribute("data-scripted", "");
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) || "{}");
    for (const name of NAMES) {
      if (typeof kept[name] === "string") {
        root.setAttribute("data-" + name, kept[name]);
      }
    }
  } catch (error) {
    // No storage, or not ours: the reader gets the page as the system wants it.
  }
  colourBars();

  function keep() {
    const now = NAMES.filter((name) => chosen(name) !== null).map((name) => [name, chosen(name)]);
    try {
      localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(now)));
    } catch (error) {
      // Without storage the choice lasts for this page only.
    }
  }

  // An element of its own: it is filled the moment the parser meets it.
  const BUTTONS = `
<button type="button" class="preferences-toggle" aria-expanded="false" aria-controls="preferences-list"><span>Hiển thị</span></button>
<ul id="preferences-list" class="preferences-list" aria-label="Cách hiển thị">
<li><button type="button" data-text-step="-1" title="Thu nhỏ chữ">A− <span class="unseen">Thu nhỏ chữ</span></button></li>
<li><button type="button" data-text-step="0" title="Cỡ chữ bình thường">A <span class="unseen">Cỡ chữ bình thường</span></button></li>
<li><button type="button" data-text-step="1" title="Phóng to chữ">A+ <span class="unseen">Phóng to chữ</span></button></li>
<li><button type="button" data-contrast-switch aria-pressed="false"><span>Tương phản</span></button></li>
<li><button type="button" data-scheme-switch aria-pressed="false"><span>Nền tối</span></button></li>
</ul>
<p class="unseen" role="status"></p>`;

  class ReaderPreferences extends HTMLElement {
    connectedCallback() {
      if (this.firstElementChild) {
        return; // only moved
      }
      this.innerHTML = BUTTONS;
      this.className = "preferences";
      this.status = this.querySelector("[role=status]");
      this.contrast = this.querySelector("[data-contrast-switch]");
      this.scheme = this.querySelector("[data-scheme-switch]");
      this.smaller = this.querySelector('[data-text-step="-1"]');
      this.larger = this.querySelector('[data-text-step="1"]');
      for (const button of this.querySelectorAll("[data-text-step]")) {
        button.addEventListener("click", () => this.step(Number(button.dataset.textStep)));
      }
      this.contrast.addEventListener("click", () => {
        const on = !isContrasted();
        this.change("contrast", on ? "more" : null, on ? "Đã bật tương phản cao" : "Đã tắt tương phản cao");
      });
      this.scheme.addEventListener("click", () => {
        const dark = !isDark();
        this.change("scheme", dark ? "dark" : "light", dark ? "Đã chuyển sang nền tối" : "Đã chuyển sang nền sáng");
      });
      systemDark.addEventListener("change", () => this.show());
      this.fold();
      this.show();
    }

    /** On narrow screens the buttons lie behind one. */
    fold() {
      const toggle = this.querySelector(".preferences-toggle");
      const open = (wanted) => toggle.setAttribute("aria-expanded", String(wanted));
      const isOpen = () => toggle.getAttribute("aria-expanded") === "true";
      toggle.addEventListener("click", () => open(!isOpen()));
      this.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && isOpen()) {
          open(false);
          toggle.focus();
        }
      });
    }

    step(by) {
      const size = by === 0 ? 0 : Math.min(LARGEST, Math.max(SMALLEST, textSize() + by));
      const names = { "-1": "Chữ nhỏ", 0: "Chữ cỡ bình thường" };
      this.change("text", size === 0 ? null : String(size), names[size] || "Chữ lớn, mức " + size);
    }

    change(name, value, message) {
      if (value === null) {
        root.removeAttribute("data-" + name);
      } else {
        root.setAttribute("data-" + name, value);
      }
      keep();
      this.show();
      this.status.textContent = message;
    }

    show() {
      colourBars();
      this.contrast.setAttribute("aria-pressed", String(isContrasted()));
      this.scheme.setAttribute("aria-pressed", String(isDark()));
      // aria-disabled and not disabled: the button keeps the focus when the last step is reached.
      this.smaller.setAttribute("aria-disabled", String(textSize() <= SMALLEST));
      this.larger.setAttribute("aria-disabled", String(textSize() >= LARGEST));
    }
  }

  customElements.define("reader-preferences", ReaderPreferences);

  document.addEventListener("DOMContentLoaded", () => {
    // A table too wide for its place scrolls; the keyboard must be able to reach it. Turning the
    // phone or larger letters change that, so it is watched.
    const widths = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        if (target.scrollWidth > target.clientWidth) {
          target.tabIndex = 0;
        } else {
          target.removeAttribute("tabindex");
        }
      }
    });
    for (const table of document.querySelectorAll(".prose table")) {
      widths.observe(table);
    }

    const calendar = document.querySelector("[data-calendar]");
    if (calendar) {
      // Without it the calendar is a table and a list.
      import("./calendar.js").then((module) => module.attach(calendar), () => {});
    }

    // Search costs nothing until the reader turns to it: then come the scripts, then the index.
    const search = document.querySelector("[data-search]");
    const results = document.querySelector("[data-search-page]");
    if (results) {
      import("./searchpage.js")
        .then((module) => module.attach(search, results))
        .catch(() => {
          results.querySelector("[data-search-status]").textContent =
            "Không tải được phần tìm kiếm. Các danh sách bên dưới luôn xem được.";
        });
    } else if (search) {
      search.addEventListener(
        "focusin",
        // Without suggestions the box still leads to the page of results.
        () => import("./searchbox.js").then((module) => module.attach(search), () => {}),
        { once: true },
      );
    }
    if (search) {
      const query = search.elements.q;
      // What the suggestions need of the box; without them the browser's own help is better.
      for (const [name, value] of [
        ["autocomplete", "off"],
        ["maxlength", "200"],
        ["autocapitalize", "none"],
        ["spellcheck", "false"],
        ["aria-keyshortcuts", "/ Control+K"],
      ]) {
        query.setAttribute(name, value);
      }
      document.addEventListener("keydown", (event) => {
        const control = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
        const slash =
          event.key === "/" &&
          !(event.ctrlKey || event.metaKey || event.altKey) &&
          !event.target.closest("input, textarea, select, [contenteditable]");
        if (control || slash) {
          event.preventDefault();
          query.focus();
          query.select();
        }
      });
    }
  });
})();
