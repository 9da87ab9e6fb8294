/* The list for paper: numbers the sources of the events shown in the order they are cited, and leaves out the others. */
(() => {
  "use strict";
  const button = document.querySelector(".listed__print");
  if (!button) return;
  const address = document.querySelector(".listed__address a");
  const list = document.querySelector(".listed__sources");
  const sources = [...list.children];
  const byId = new Map(sources.map((source) => [source.id, source]));
  document.addEventListener("chronology:shown", ({ detail: shown }) => {
    const cited = new Set(shown.flatMap((entry) => [...entry.querySelectorAll(".entry__numbers a")].map((link) => link.hash.slice(1))));
    const numbers = new Map([...cited].map((id, at) => [id, at + 1]));
    for (const source of sources) source.hidden = !cited.has(source.id);
    for (const id of cited) {
      const source = byId.get(id);
      source.value = numbers.get(id);
      list.append(source);
    }
    for (const entry of shown) for (const link of entry.querySelectorAll(".entry__numbers a")) link.textContent = numbers.get(link.hash.slice(1));
  });
  /* From a disk, paper carries the published address where there is one. */
  const home = location.protocol === "file:" && document.querySelector("link[rel=canonical]")?.href;
  const say = () => (address.href = address.textContent = home ? home + location.search : location.href);
  document.addEventListener("chronology:settled", say);
  addEventListener("popstate", say);
  say();
  button.hidden = false;
  button.addEventListener("click", () => print());
})();
