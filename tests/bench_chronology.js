/* What `make bench` does in a page. Steps are the same for our page and for the peer; `run` times each of them to the
   second animation frame after it, when the first frame that shows its result has been painted. */
(() => {
  "use strict";
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const rest = () => new Promise((done) => setTimeout(done, 150));

  const run = async (steps, act, seconds) => {
    const times = [];
    const end = performance.now() + 1000 * seconds;
    for (const step of steps) {
      await rest();
      const start = performance.now();
      act(step);
      await frame();
      times.push(performance.now() - start);
      if (performance.now() > end) break;
    }
    return times;
  };

  const form = document.querySelector("form.filter");
  const fire = (control, type) => control.dispatchEvent(new Event(type, { bubbles: true }));
  const ours = ({ facet, value, field, reset }) => {
    if (reset) form.reset();
    else if (facet) form.querySelector(`input[name="${facet}"][value="${value}"]`).click();
    else {
      form[field].value = value;
      fire(form[field], field === "words" ? "input" : "change");
    }
  };

  /* The peer has no filter of its own; a DataView with a predicate is the way its manual shows. */
  const peer = (items) => {
    const chosen = { words: "", from: "", until: "" };
    const facets = {};
    const passes = (item) =>
      Object.entries(facets).every(([facet, values]) => !values.size || item[facet].some((value) => values.has(value))) &&
      chosen.words.split(" ").every((word) => item.text.includes(word)) &&
      (!chosen.from || item.to >= chosen.from) && (!chosen.until || item.from.slice(0, 4) <= chosen.until);
    const view = new vis.DataView(new vis.DataSet(items), { filter: passes });
    new vis.Timeline(document.getElementById("timeline"), view, {});
    return ({ facet, value, field, reset }) => {
      if (reset) {
        for (const name of Object.keys(facets)) facets[name].clear();
        Object.assign(chosen, { words: "", from: "", until: "" });
      } else if (facet) {
        facets[facet] ??= new Set();
        if (!facets[facet].delete(value)) facets[facet].add(value);
      } else chosen[field] = value;
      view.refresh();
    };
  };

  const entries = () =>
    [...document.querySelectorAll(".entry")].map(({ id, dataset, textContent, firstElementChild, lastElementChild }) => ({
      id, from: dataset.from, to: dataset.to, start: dataset.from, content: lastElementChild.querySelector("h3").textContent,
      text: textContent.toLowerCase(),
      ...Object.fromEntries(["theme", "actor", "lane", "signal", "importance", "status"].map((facet) => [facet, dataset[facet].split(" ")])),
    }));

  const scroll = async () => {
    const long = [];
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration)));
    observer.observe({ entryTypes: ["longtask"] });
    for (let last = -1; scrollY !== last; ) {
      last = scrollY;
      scrollBy({ top: 900, behavior: "instant" });
      await frame();
    }
    await rest();
    observer.disconnect();
    return { long, height: scrollY };
  };

  window.bench = { run, ours, peer, entries, scroll };
})();
