// What every page needs of scripts: tables that scroll, the way to search, and the header's
// buttons for text size, contrast, light or dark. The page works without them.
(function () {
  "use strict";

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

  const root = document.documentElement;
  const box = document.querySelector("[data-preferences]");
  if (!box) {
    return;
  }

  const status = box.querySelector("[data-preferences-status]");
  const contrast = box.querySelector("[data-contrast-switch]");
  const scheme = box.querySelector("[data-scheme-switch]");
  const smaller = box.querySelector('[data-text-step="-1"]');
  const larger = box.querySelector('[data-text-step="1"]');
  const systemDark = window.matchMedia("(prefers-color-scheme: dark)");
  const SMALLEST = -1;
  const LARGEST = 4;

  const textSize = () => Number(root.getAttribute("data-text")) || 0;
  const isDark = () =>
    root.hasAttribute("data-scheme")
      ? root.getAttribute("data-scheme") === "dark"
      : systemDark.matches;
  const isContrasted = () => root.getAttribute("data-contrast") === "more";

  function show() {
    contrast.setAttribute("aria-pressed", String(isContrasted()));
    scheme.setAttribute("aria-pressed", String(isDark()));
    // aria-disabled and not disabled: the button keeps the focus when the last step is reached.
    smaller.setAttribute("aria-disabled", String(textSize() <= SMALLEST));
    larger.setAttribute("aria-disabled", String(textSize() >= LARGEST));
  }

  function keep() {
    const chosen = {};
    for (const name of ["scheme", "contrast", "text"]) {
      const value = root.getAttribute("data-" + name);
      if (value !== null) {
        chosen[name] = value;
      }
    }
    try {
      localStorage.setItem("thidua.preferences", JSON.stringify(chosen));
    } catch (error) {
      // Without storage the choice lasts for this page only.
    }
  }

  function change(name, value, message) {
    if (value === null) {
      root.removeAttribute("data-" + name);
    } else {
      root.setAttribute("data-" + name, value);
    }
    keep();
    show();
    status.textContent = message;
  }

  for (const button of box.querySelectorAll("[data-text-step]")) {
    button.addEventListener("click", () => {
      const step = Number(button.getAttribute("data-text-step"));
      const size = step === 0 ? 0 : Math.min(LARGEST, Math.max(SMALLEST, textSize() + step));
      const names = { "-1": "Chữ nhỏ", 0: "Chữ cỡ bình thường" };
      change("text", size === 0 ? null : String(size), names[size] || "Chữ lớn, mức " + size);
    });
  }
  contrast.addEventListener("click", () => {
    const on = !isContrasted();
    change("contrast", on ? "more" : null, on ? "Đã bật tương phản cao" : "Đã tắt tương phản cao");
  });
  scheme.addEventListener("click", () => {
    const dark = !isDark();
    change("scheme", dark ? "dark" : "light", dark ? "Đã chuyển sang nền tối" : "Đã chuyển sang nền sáng");
  });
  systemDark.addEventListener("change", show);

  // On narrow screens the buttons lie behind one.
  const toggle = box.querySelector(".preferences-toggle");
  const open = (wanted) => toggle.setAttribute("aria-expanded", String(wanted));
  const isOpen = () => toggle.getAttribute("aria-expanded") === "true";
  toggle.addEventListener("click", () => open(!isOpen()));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) {
      open(false);
      toggle.focus();
    }
  });

  show();
})();
