/* Comparing two spans or two themes: counts, signals and milestones side by side. The choice stands in the address. */
(() => {
  "use strict";
  const box = document.querySelector(".compare");
  if (!box) return;
  const entries = [...document.querySelectorAll(".entry")];
  const sides = [...box.querySelectorAll(".compare__side")];
  const table = box.querySelector("table");
  const status = box.querySelector("[role=status]");
  const rows = [...table.querySelectorAll("tbody tr")];

  const read = (side) => Object.fromEntries([...side.querySelectorAll("select")].map((select) => [select.name, select.value]));
  const pick = ({ theme, from, until }) =>
    entries.filter(({ dataset }) =>
      (!theme || dataset.theme.split(" ").includes(theme)) && (!from || dataset.to >= from) && (!until || dataset.from.slice(0, 4) <= until));
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
    for (const [column, side] of sides.entries()) table.tHead.rows[0].cells[column + 1].textContent = named(side);
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
    status.textContent = sides.map((side, number) => `${named(side)}: ${chosen[number].length} events`).join(". ") + ".";
  };

  const remember = () => {
    const query = new URLSearchParams(location.search);
    query.set("compare", sides.map((side) => Object.values(read(side)).join(".")).join("~"));
    try {
      history.replaceState(null, "", `${location.pathname}?${query}`);
    } catch {
      /* A page opened from a disk may not change its address. */
    }
  };

  /* Only values that the lists offer are taken from an address. */
  const restore = () => {
    const wanted = new URLSearchParams(location.search).get("compare");
    if (!wanted) return;
    for (const [number, side] of sides.entries()) {
      const values = (wanted.split("~")[number] || "").split(".");
      for (const [place, select] of [...side.querySelectorAll("select")].entries()) {
        if ([...select.options].some((option) => option.value === values[place])) select.value = values[place];
      }
    }
    box.open = true;
  };

  box.hidden = false;
  box.addEventListener("change", () => {
    remember();
    show();
  });
  restore();
  show();
})();
