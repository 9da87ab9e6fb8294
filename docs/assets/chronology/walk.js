/* Walking a path through the chronology: a thread (an event, what it answers and what answered it), or a narrated tour.
   The path stands out, the rest recedes. */
(() => {
  "use strict";
  const bar = document.querySelector(".walk");
  if (!bar) return;
  const entries = [...document.querySelectorAll(".entry")];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const page = document.querySelector(".chronology");
  const status = bar.querySelector("[role=status]");
  const here = bar.querySelector(".walk__here");
  const [back, on, leaveButton] = bar.querySelectorAll("button");

  /* The path under way: {steps: [entry], says: [text], name, tour}. */
  let path = null;
  let at = 0;

  const go = (to) => {
    at = Math.max(0, Math.min(path.steps.length - 1, to));
    for (const entry of path.steps) entry.removeAttribute("aria-current");
    const entry = path.steps[at];
    entry.setAttribute("aria-current", "step");
    back.disabled = at === 0;
    on.disabled = at === path.steps.length - 1;
    status.textContent = `${path.name}, step ${at + 1} of ${path.steps.length}: ${entry.querySelector("time").textContent}, ${entry.querySelector("h3").textContent}. ${path.says[at] || ""}`;
    here.href = `#${entry.id}`;
    if (path.tour) remember(path.tour, at);
    entry.scrollIntoView({ block: "center" });
  };

  const start = (next, first) => {
    leave();
    path = next;
    page.classList.add("chronology--walk");
    for (const entry of path.steps) {
      entry.classList.add("entry--step");
      /* A step that the filter hides is shown while the path is walked. */
      if (entry.hidden) entry.dataset.shownForWalk = "";
      entry.hidden = entry.parentElement.hidden = entry.closest(".year").hidden = false;
    }
    bar.hidden = false;
    go(first);
    on.focus({ preventScroll: true });
  };

  const leave = () => {
    if (!path) return;
    const last = path.steps[at];
    page.classList.remove("chronology--walk");
    for (const entry of path.steps) {
      entry.classList.remove("entry--step");
      entry.removeAttribute("aria-current");
      if ("shownForWalk" in entry.dataset) {
        entry.hidden = true;
        delete entry.dataset.shownForWalk;
      }
    }
    for (const group of document.querySelectorAll(".year, .year .entries")) group.hidden = !group.querySelector(".entry:not([hidden])");
    if (path.tour) address({});
    path = null;
    bar.hidden = true;
    for (const tour of tours) offer(tour);
    (last.hidden ? document.querySelector("#filter-words") : last.querySelector("h3 a")).focus();
  };

  /* Threads. Back to the first act that was answered, and on to the last answer. */

  const answers = new Map(entries.map((entry) => [entry.id, entry.dataset.answers.split(" ").filter((id) => byId.has(id))]));
  const answered = new Map(entries.map((entry) => [entry.id, []]));
  for (const [id, earlier] of answers) for (const other of earlier) answered.get(other).push(id);
  const reach = (id, links, seen = new Set()) => {
    for (const other of links.get(id)) if (!seen.has(other)) reach(other, links, seen.add(other));
    return seen;
  };
  const thread = (id) => new Set([id, ...reach(id, answers), ...reach(id, answered)]);

  for (const entry of entries) {
    const members = thread(entry.id);
    if (members.size < 2) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "entry__follow";
    button.textContent = `Thread, ${members.size} steps`;
    button.addEventListener("click", () => {
      const steps = entries.filter(({ id }) => members.has(id));
      start({ steps, says: [], name: "Thread" }, steps.indexOf(entry));
    });
    entry.querySelector(".entry__tags").append(button);
  }

  /* Tours. The step a reader has reached stays on the device and in the address. */

  const tours = [...document.querySelectorAll(".tour")];
  const key = (id) => `tour:${id}`;
  const address = (values) => {
    const query = new URLSearchParams(location.search);
    for (const name of ["tour", "step"]) name in values ? query.set(name, values[name]) : query.delete(name);
    try {
      history.replaceState(null, "", location.pathname + (query.size ? "?" + query : ""));
    } catch {
      /* A page opened from a disk may not change its address. */
    }
  };
  const stored = (id) => {
    try {
      return Number(localStorage.getItem(key(id))) || 0;
    } catch {
      return 0;
    }
  };
  const remember = (id, step) => {
    address({ tour: id, step: step + 1 });
    try {
      localStorage.setItem(key(id), step);
    } catch {
      /* A browser that keeps nothing starts from the first step again. */
    }
  };
  const offer = (tour) => {
    const step = stored(tour.id.slice(5));
    tour.querySelector("button").textContent = step ? `Go on at step ${step + 1}` : "Start";
  };
  const take = (tour, first) => {
    const stops = [...tour.querySelectorAll("li")];
    const id = tour.id.slice(5);
    start({ steps: stops.map((stop) => byId.get(stop.dataset.event)), says: stops.map((stop) => stop.textContent.trim()), name: tour.dataset.title, tour: id }, first);
  };
  for (const tour of tours) {
    const button = tour.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => {
      const step = stored(tour.id.slice(5));
      take(tour, step + 1 < tour.querySelectorAll("li").length ? step : 0);
    });
    offer(tour);
  }

  back.addEventListener("click", () => go(at - 1));
  on.addEventListener("click", () => go(at + 1));
  leaveButton.addEventListener("click", leave);
  addEventListener("keydown", (event) => event.key === "Escape" && leave());
  /* The filter shows its first view once, when all is ready; after that a changed view ends the path. */
  let ready = false;
  document.addEventListener("chronology:shown", ({ detail: shown }) => {
    /* What the new view shows is shown in its own right. */
    for (const entry of shown) delete entry.dataset.shownForWalk;
    if (ready) return leave();
    ready = true;
    const query = new URLSearchParams(location.search);
    const tour = document.getElementById(`tour-${query.get("tour")}`);
    if (tour?.matches(".tour")) take(tour, (Number.parseInt(query.get("step"), 10) || 1) - 1);
  });
})();
