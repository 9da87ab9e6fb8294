/* Comparing two spans or two themes: counts, signals and milestones side by side. The choice stands in the address. */
(() => {
  "use strict";
  const box = document.querySelector(".compare");
  if (!box) return;
  const entries = [...document.querySelectorAll(".entry")];
  const sides = [...box.querySelectorAll(".compare__side")];
  const table = box.querySelector("table");
  const status = box.querySelector("[role=status]");
  const DAY = /^\d{4}-\d{2}-\d{2}$/;
  const steps = [...box.querySelectorAll(".compare__steps button")];
  const rows = [...table.querySelectorAll("tbody tr")];

  const read = (side) => Object.fromEntries([...side.querySelectorAll("select")].map((select) => [select.name, select.value]));
  const pick = ({ theme, from, until }) =>
    entries.filter(({ dataset }) =>
      (!theme || dataset.theme.split(" ").includes(theme)) && (!from || dataset.to >= from) && (!until || dataset.from.slice(0, until.length) <= until));
  const named = (side) => {
    const [theme, from, until] = [...side.querySelectorAll("select")].map((select) => (select.value ? select.selectedOptions[0].textContent : ""));
    const span = from && until ? (from === until ? from : `${from} to ${until}`) : from ? `from ${from}` : until ? `until ${until}` : "";
    return [theme, span].filter(Boolean).join(", ") || "Everything";
  };

  const milestones = (events) => {
    const list = document.createElement("ul");
    for (const entry of events.filter(({ dataset }) => dataset.importance === "1")) {
      const item = list.appendChild(document.createElement("li"));
      const link = document.createElement("a");
      link.href = entry.querySelector("h3 a").href;
      link.textContent = entry.querySelector("h3").textContent;
      item.append(`${entry.querySelector("time").textContent}: `, link);
    }
    return list.children.length ? list : document.createTextNode("none");
  };

  const show = () => {
    const chosen = sides.map((side) => pick(read(side)));
    const now = address();
    const step = steps.some(({ value }) => value === now) ? ["Before: ", "From that day: "] : ["", ""];
    for (const [column, side] of sides.entries()) table.tHead.rows[0].cells[column + 1].textContent = step[column] + named(side);
    for (const row of rows) {
      for (const [column, events] of chosen.entries()) {
        const cell = row.cells[column + 1];
        if (row.dataset.milestones !== undefined) cell.replaceChildren(milestones(events));
        else {
          const found = events.filter(({ dataset }) => !row.dataset.facet || dataset[row.dataset.facet] === row.dataset.value).length;
          const share = row.dataset.facet && events.length ? ` (${Math.round((100 * found) / events.length)} %)` : "";
          cell.textContent = found + share;
        }
      }
    }
    for (const step of steps) step.setAttribute("aria-pressed", step.value === now);
    status.textContent = sides.map((side, number) => `${named(side)}: ${chosen[number].length} events`).join(". ") + ".";
  };

  const address = () => sides.map((side) => Object.values(read(side)).join(".")).join("~");
  const remember = () => {
    const query = new URLSearchParams(location.search);
    query.set("compare", address());
    try {
      history.replaceState(null, "", `${location.pathname}?${query}`);
    } catch {
      /* A page opened from a disk may not change its address. */
    }
  };

  /* Only values that the lists offer, and days, are taken from an address. */
  const choose = (wanted) => {
    for (const [number, side] of sides.entries()) {
      const values = (wanted.split("~")[number] || "").split(".");
      for (const [place, select] of [...side.querySelectorAll("select")].entries()) {
        const value = values[place] ?? "";
        if (select.name !== "theme" && DAY.test(value)) offer(select, value);
        if ([...select.options].some((option) => option.value === value)) select.value = value;
      }
    }
  };
  const offer = (select, day) => {
    if ([...select.options].some((option) => option.value === day)) return;
    const written = new Date(`${day}T00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    select.add(new Option(written, day));
  };

  const restore = () => {
    const wanted = new URLSearchParams(location.search).get("compare");
    if (!wanted) return;
    choose(wanted);
    box.open = true;
  };

  const update = () => {
    remember();
    show();
  };

  box.hidden = false;
  box.addEventListener("change", update);
  for (const step of steps) {
    step.addEventListener("click", () => {
      choose(step.value);
      update();
    });
  }
  const follow = () => {
    if (location.hash !== "#compare") return;
    box.open = true;
    box.scrollIntoView();
  };
  addEventListener("hashchange", follow);
  restore();
  show();
  follow();
})();
