// Search, filters and sorting for the tables; copying a row; closing a card with Escape. The pages read well without it.
(() => {
  "use strict";

  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  function setUp(table) {
    const box = document.querySelector(`[data-for="${table.id}"]`);
    const body = table.tBodies ? table.tBodies[0] : table;
    const rows = Array.from(body.children);
    const search = box && box.querySelector("input[type=search]");
    const selects = box ? Array.from(box.querySelectorAll("select[data-field]")) : [];
    const tally = document.getElementById(`${table.id}-tally`);
    const words = new Map();

    const textOf = (row) => {
      if (!words.has(row)) {
        const aside = Array.from(row.querySelectorAll("[data-aside]"), (one) => one.textContent);
        words.set(row, fold(aside.reduce((text, part) => text.replace(part, " "), row.textContent)));
      }
      return words.get(row);
    };
    const fits = (row, select) =>
      !select.value || (row.getAttribute(`data-${select.dataset.field}`) || "").split(";").includes(select.value);

    function apply() {
      const terms = search ? fold(search.value).split(/\s+/).filter(Boolean) : [];
      let shown = 0;
      for (const row of rows) {
        const keep = selects.every((select) => fits(row, select)) && terms.every((term) => textOf(row).includes(term));
        if (row.hidden === keep) row.hidden = !keep;
        if (keep) shown += 1;
      }
      if (tally) tally.textContent = `${shown.toLocaleString("en")} of ${rows.length.toLocaleString("en")} shown`;
    }

    function clear() {
      if (search) search.value = "";
      selects.forEach((select) => { select.value = ""; });
      apply();
    }

    function showTarget() {
      const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target && rows.includes(target) && target.hidden) {
        clear();
        target.scrollIntoView();
      }
    }

    if (search) search.addEventListener("input", apply);
    selects.forEach((select) => select.addEventListener("change", apply));
    const reset = box && box.querySelector("[data-clear]");
    if (reset) reset.addEventListener("click", () => { clear(); if (search) search.focus(); });
    window.addEventListener("hashchange", showTarget);
    if (table.tHead) makeSortable(table, body, rows);
    if (box) { box.hidden = false; apply(); }
  }

  function makeSortable(table, body, rows) {
    const heads = Array.from(table.tHead.rows[0].cells);
    const collator = new Intl.Collator("en", { numeric: true });
    heads.forEach((head, column) => {
      const button = head.querySelector("button");
      if (!button) return;
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const keys = new Map(rows.map((row) => {
          const cell = row.cells[column];
          return [row, cell.dataset.key !== undefined ? cell.dataset.key : cell.textContent.trim()];
        }));
        rows.sort((a, b) => (down ? -1 : 1) * collator.compare(keys.get(a), keys.get(b)));
        body.append(...rows);
      });
    });
  }

  async function copy(button) {
    const text = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const said = button.firstChild;
    if (said.data === "Copied") return;
    const before = said.data;
    said.data = "Copied";
    setTimeout(() => { said.data = before; }, 1500);
  }

  function openTarget() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    let folded = false;
    for (let around = target.parentElement; around; around = around.parentElement) {
      if (around.tagName === "DETAILS" && !around.open) folded = around.open = true;
    }
    if (folded) target.scrollIntoView();
  }

  window.addEventListener("hashchange", openTarget);
  openTarget();
  document.querySelectorAll("[data-filterable]").forEach(setUp);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-copy]");
    if (button) copy(button);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".held").forEach((held) => {
      if (held.matches(":hover, :focus-within")) held.classList.add("closed");
    });
  });
  document.addEventListener("mouseover", (event) => {
    document.querySelectorAll(".held.closed").forEach((held) => {
      if (!held.contains(event.target)) held.classList.remove("closed");
    });
  });
  document.addEventListener("focusin", (event) => {
    document.querySelectorAll(".held.closed").forEach((held) => {
      if (!held.contains(event.target)) held.classList.remove("closed");
    });
  });
})();
