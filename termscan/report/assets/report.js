"use strict";

/* What every page does beyond being read: sorting, filtering, and the choice of colours. */

const termscan = (() => {
  const data = { words: {}, index: null, papers: new Map() };
  const t = (key) => data.words[key] ?? key;
  const fill = (key, values) => t(key).replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /* Make an element; children are elements or plain text. */
  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }

  /* Colours: as the system has them, or as chosen here. */
  const THEME = "termscan-theme";
  function remembered() {
    try { return localStorage.getItem(THEME); } catch { return null; }
  }
  function applyTheme(theme) {
    if (theme) document.documentElement.dataset.theme = theme;
  }
  function addThemeButton() {
    const button = make("button", { class: "theme", type: "button" }, t("theme"));
    button.addEventListener("click", () => {
      const chosen = document.documentElement.dataset.theme;
      const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      applyTheme(dark ? "light" : "dark");
      try { localStorage.setItem(THEME, dark ? "light" : "dark"); } catch { /* not kept */ }
    });
    document.querySelector(".bar").append(button);
  }

  /* The same place in another language. */
  function keepPlace() {
    for (const link of document.querySelectorAll("[data-language]")) {
      link.addEventListener("click", () => { link.hash = location.hash; });
    }
  }

  /* Tables. */
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  function value(row, column) {
    const text = row.cells[column].textContent.trim();
    const plain = text.replace(/[\s\u00a0]/g, "").replace("\u2212", "-");
    const decimal = t("decimal");
    const number = plain.replaceAll(t("thousands").trim() || "\u00a0", "").replace(decimal, ".");
    return { text, number: /^[+-]?\d/.test(number) ? parseFloat(number) : NaN };
  }
  function compare(a, b, numeric) {
    if (!numeric) return collator.compare(a.text, b.text);
    return a.number - b.number;
  }
  function sort(table, column, heading) {
    const downFirst = heading.classList.contains("n");
    const before = heading.getAttribute("aria-sort");
    const down = before ? before === "ascending" : downFirst;
    for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...table.tBodies[0].rows].map((row) => [row, value(row, column)]);
    const last = (entry) => (downFirst ? Number.isNaN(entry.number) : entry.text === "");
    rows.sort(([, a], [, b]) => {
      if (last(a) || last(b)) return last(a) - last(b);
      return down ? compare(b, a, downFirst) : compare(a, b, downFirst);
    });
    table.tBodies[0].append(...rows.map(([row]) => row));
  }
  function addSorting(table) {
    [...table.tHead.rows[0].cells].forEach((heading, column) => {
      const button = make("button", { type: "button" }, heading.textContent);
      button.addEventListener("click", () => sort(table, column, heading));
      heading.replaceChildren(button);
    });
  }
  const FEW_ROWS = 6;
  function addFilter(table) {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < FEW_ROWS) return;
    const input = make("input", { type: "search", id: `${table.id}-filter` });
    const count = make("output", { for: input.id });
    const label = make("label", {}, `${t("filter")} `, input);
    let texts = null;
    const show = () => {
      texts ??= rows.map((row) => row.textContent.toLocaleLowerCase());
      const wanted = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, i) => {
        row.hidden = !wanted.every((word) => texts[i].includes(word));
        shown += !row.hidden;
      });
      count.textContent = fill("shown", { shown, all: rows.length });
    };
    input.addEventListener("input", show);
    count.textContent = fill("shown", { shown: rows.length, all: rows.length });
    const tools = make("div", { class: "tools" }, label, count);
    table.closest(".frame").before(tools);
    const [id, wanted] = location.hash.slice(1).split("/");
    if (id === table.id && wanted) {
      input.value = t(wanted);
      show();
      tools.scrollIntoView();
    }
  }

  function enhance(table) {
    if (table.tBodies[0].rows.length > 1) addSorting(table);
    addFilter(table);
  }

  applyTheme(remembered());
  document.addEventListener("DOMContentLoaded", () => {
    addThemeButton();
    keepPlace();
    for (const table of document.querySelectorAll("table.data")) enhance(table);
  });

  return {
    data, t, fill, make, collator, enhance,
    words(found) { data.words = found; },
    index(found) { data.index = found; },
    evidence(id, found) { data.papers.set(id, found); },
  };
})();
