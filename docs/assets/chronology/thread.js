/* Following a thread: an event, what it answers and what answered it, and so on. The chain stands out, the rest recedes. */
(() => {
  "use strict";
  const bar = document.querySelector(".thread-bar");
  if (!bar) return;
  const entries = [...document.querySelectorAll(".entry")];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const links = new Map(entries.map((entry) => [entry.id, new Set()]));
  for (const entry of entries) {
    for (const earlier of entry.dataset.answers.split(" ").filter((id) => byId.has(id))) {
      links.get(entry.id).add(earlier);
      links.get(earlier).add(entry.id);
    }
  }
  /* What an act answers, back to the first, and what answered it, on to the last. */
  const chain = (start) => {
    const walk = (id, forward, seen) => {
      for (const other of links.get(id)) {
        const answered = byId.get(id).dataset.answers.split(" ").includes(other);
        if (forward !== answered && !seen.has(other)) walk(other, forward, seen.add(other));
      }
      return seen;
    };
    const members = new Set([start, ...walk(start, false, new Set()), ...walk(start, true, new Set())]);
    return entries.filter((entry) => members.has(entry.id));
  };

  const status = bar.querySelector("[role=status]");
  const page = document.querySelector(".chronology");
  let steps = [];
  let at = 0;

  const go = (to) => {
    at = Math.max(0, Math.min(steps.length - 1, to));
    for (const entry of steps) entry.removeAttribute("aria-current");
    const entry = steps[at];
    entry.setAttribute("aria-current", "step");
    bar.querySelector(".thread-bar__back").disabled = at === 0;
    bar.querySelector(".thread-bar__on").disabled = at === steps.length - 1;
    status.textContent = `Step ${at + 1} of ${steps.length}: ${entry.querySelector("time").textContent}, ${entry.querySelector("h3").textContent}`;
    entry.scrollIntoView({ block: "center" });
  };

  const follow = (id) => {
    leave();
    steps = chain(id);
    page.classList.add("chronology--thread");
    for (const entry of steps) {
      entry.classList.add("entry--thread");
      /* A step that the filter hides is shown while the thread is followed. */
      if (entry.hidden) entry.dataset.shownForThread = "";
      entry.hidden = entry.closest(".year").hidden = false;
    }
    bar.hidden = false;
    go(steps.findIndex((entry) => entry.id === id));
    bar.querySelector(".thread-bar__on").focus({ preventScroll: true });
  };

  const leave = () => {
    if (!steps.length) return;
    const here = steps[at];
    page.classList.remove("chronology--thread");
    for (const entry of steps) {
      entry.classList.remove("entry--thread");
      entry.removeAttribute("aria-current");
      if ("shownForThread" in entry.dataset) {
        entry.hidden = true;
        delete entry.dataset.shownForThread;
      }
    }
    for (const year of document.querySelectorAll(".year")) year.hidden = !year.querySelector(".entry:not([hidden])");
    steps = [];
    bar.hidden = true;
    (here.hidden ? document.querySelector("#filter-words") : here.querySelector("h3 a")).focus();
  };

  for (const entry of entries) {
    if (!links.get(entry.id).size) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "entry__follow";
    button.textContent = `Follow the thread, ${chain(entry.id).length} steps`;
    button.addEventListener("click", () => follow(entry.id));
    entry.querySelector(".entry__tags").append(button);
  }
  bar.querySelector(".thread-bar__back").addEventListener("click", () => go(at - 1));
  bar.querySelector(".thread-bar__on").addEventListener("click", () => go(at + 1));
  bar.querySelector(".thread-bar__leave").addEventListener("click", leave);
  addEventListener("keydown", (event) => event.key === "Escape" && leave());
  document.addEventListener("chronology:shown", () => steps.length && leave());
})();
