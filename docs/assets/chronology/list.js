/* The list for paper: numbers the sources of the events shown, from one, and leaves out the others. */
(() => {
  "use strict";
  const button = document.querySelector(".listed__print");
  if (!button) return;
  const address = document.querySelector(".listed__address a");
  const sources = [...document.querySelectorAll(".listed__sources > li")];
  document.addEventListener("chronology:shown", ({ detail: shown }) => {
    const cited = new Set(shown.flatMap((entry) => [...entry.querySelectorAll(".entry__numbers a")].map((link) => link.hash.slice(1))));
    const numbers = new Map();
    for (const source of sources) {
      source.hidden = !cited.has(source.id);
      if (source.hidden) continue;
      source.value = numbers.size + 1;
      numbers.set(source.id, source.value);
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
