/* Taking a view away: the entries now shown as CSV, JSON, calendar, BibTeX or a Markdown table, made on the spot; and its address. */
(() => {
  "use strict";
  const menu = document.querySelector(".take");
  if (!menu) return;
  const said = menu.querySelector("[role=status]");
  const COLUMNS = ["id", "date", "end_date", "title", "summary", "lane", "signal", "importance", "status", "themes", "actors", "url"];

  /* From a disk, what leaves it names the published addresses where there are any. */
  const home = location.protocol === "file:" && document.querySelector("link[rel=canonical]")?.href;
  const view = () => (home ? home + location.search + location.hash : location.href);
  const published = (link) => (home ? new URL(link.getAttribute("href").replace(/index\.html$/, ""), home).href : link.href);

  let shown = [...document.querySelectorAll(".entry")];
  const list = menu.querySelector(".take__print");
  document.addEventListener("chronology:shown", (event) => (shown = event.detail));
  const lead = () => (list.search = location.search);
  document.addEventListener("chronology:settled", lead);
  addEventListener("popstate", lead);
  lead();

  const text = (entry, selector) => entry.querySelector(selector).textContent.trim();
  const records = () =>
    shown.map((entry) => {
      const [date, end] = [...entry.querySelectorAll(".entry__when > time")].map((time) => time.dateTime);
      const { lane, signal, importance, status, theme, actor } = entry.dataset;
      return {
        id: entry.id, date, end_date: end || null, title: text(entry, "h3"), summary: text(entry, ".entry__summary"), lane, signal,
        importance: Number(importance), status, themes: theme.split(" "), actors: actor.split(" "), url: published(entry.querySelector("h3 a")),
      };
    });
  const fileDate = menu.dataset.edition;

  /* A cell that begins so is run as a formula by spreadsheets; the apostrophe makes it text. As macros/exports/tables.py does. */
  const cell = (value) => {
    const plain = Array.isArray(value) ? value.join("; ") : String(value ?? "");
    return `"${(/^[=+\-@\t\r]/.test(plain) ? "'" + plain : plain).replaceAll('"', '""')}"`;
  };
  const csv = (rows) => [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  const json = (rows) => JSON.stringify({ edition: menu.dataset.edition, view: view(), count: rows.length, events: rows }, null, 1) + "\n";

  /* RFC 5545: text escaped, lines folded at 75 octets. All-day events; a month or year stands on its first day. */
  const escaped = (value) => value.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
  const folded = (line) => {
    const parts = [];
    let part = "";
    for (const character of line) {
      if (new TextEncoder().encode(part + character).length > 74) {
        parts.push(part);
        part = "";
      }
      part += character;
    }
    return [...parts, part].join("\r\n ");
  };
  const whole = (date) => (date + "-01-01").slice(0, 10);
  const dayAfter = (date) => new Date(Date.parse(whole(date)) + 86400000).toISOString().slice(0, 10);
  const compact = (day) => day.replaceAll("-", "");
  const ics = (rows) =>
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fentanyl Diplomacy Explained//chronology//EN",
      ...rows.flatMap((row) => [
        "BEGIN:VEVENT", `UID:${row.id}@fentanyl-diplomacy-explained`, `DTSTAMP:${compact(menu.dataset.published)}T000000Z`,
        `DTSTART;VALUE=DATE:${compact(whole(row.date))}`, `DTEND;VALUE=DATE:${compact(dayAfter(row.end_date || row.date))}`,
        `SUMMARY:${escaped(row.title)}`, `DESCRIPTION:${escaped(row.summary)}`, `URL:${row.url}`, "END:VEVENT",
      ]),
      "END:VCALENDAR"].map(folded).join("\r\n") + "\r\n";

  const tex = (value) => value.replace(/[\\{}]/g, "").replace(/[&%$#_]/g, "\\$&");
  const bib = (rows) =>
    rows.map((row) => `@misc{${row.id},\n  author = {{${tex(menu.dataset.author)}}},\n  title = {{${tex(row.title)}}},\n  date = {${menu.dataset.published}},\n  note = {Event of ${row.date}, edition ${menu.dataset.edition}},\n  url = {${row.url}}\n}\n`).join("\n");
  const bar = (value) => value.replace(/[|\\]/g, "\\$&").replace(/\s+/g, " ");
  const md = (rows) => ["| Date | Event | Where |", "| --- | --- | --- |", ...rows.map((row) => `| ${row.date} | [${bar(row.title).replace(/[[\]]/g, "\\$&")}](${row.url}) | ${row.lane} |`)].join("\n") + "\n";

  const KINDS = { csv: [csv, "text/csv"], json: [json, "application/json"], ics: [ics, "text/calendar"], bib: [bib, "application/x-bibtex"], md: [md, "text/markdown"] };

  menu.addEventListener("click", async ({ target }) => {
    const kind = target.closest("button")?.value;
    if (kind === "link") {
      try {
        await navigator.clipboard.writeText(view());
        said.textContent = "The link to this view is copied.";
      } catch {
        said.textContent = `The link to this view: ${view()}`;
      }
    } else if (KINDS[kind]) {
      const [make, type] = KINDS[kind];
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([make(records())], { type: `${type};charset=utf-8` }));
      link.download = `fentanyl-diplomacy-${fileDate}-${shown.length}-events.${kind}`;
      link.click();
      URL.revokeObjectURL(link.href);
      said.textContent = `${shown.length} events saved as ${link.download}.`;
    }
  });
  menu.hidden = false;
})();
