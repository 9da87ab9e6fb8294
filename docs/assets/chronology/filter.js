/* The chronology's filter. The page is whole without it; this hides entries, counts, marks what was searched for, and
   keeps the choice in the address. It tells walk.js and take.js what is shown by the event "chronology:shown". */
(() => {
  "use strict";
  const form = document.querySelector("form.filter");
  if (!form) return;
  const FACETS = ["theme", "actor", "lane", "signal", "importance", "status"];
  const FIELDS = ["from", "until", "since", "words"];
  const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;
  const WORD = /[\p{L}\p{N}]+/gu;
  const CHINESE = /\p{Script=Han}/u;

  /* Without case, accents and apostrophes, so that "gonganbu" finds "Gong’anbu". */
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase();
  const list = (text) => (text ? text.split(" ") : []);

  const items = [...document.querySelectorAll(".entry")].map((element) => {
    const { from, to, changed } = element.dataset;
    const item = { element, from, to, changed, month: element.parentElement, year: element.closest(".year") };
    for (const facet of FACETS) item[facet] = list(element.dataset[facet]);
    return item;
  });
  const groups = [...document.querySelectorAll(".year, .year .entries")];
  const options = [...form.querySelectorAll("input[type=checkbox]")];
  const status = form.querySelector(".filter__status");
  const empty = form.querySelector(".filter__empty");
  const notice = form.querySelector(".filter__notice");
  const chips = form.querySelector(".filter__chips");
  const view = document.querySelector(".view");

  /* Ids and earlier ids -> the item. */
  const byId = new Map(items.flatMap((item) => [item.element.id, ...list(item.element.dataset.aliases)].map((id) => [id, item])));
  /* Events picked by hand; none means no such choice. */
  let only = new Set();

  /* What is searched: read while the browser is idle, and the rest of it at the first search. */
  const vocabulary = new Set();
  let known = 0;
  const learn = (idle) => {
    for (; known < items.length && !(idle?.timeRemaining() < 2); known++) {
      const { element } = items[known];
      const text = fold(`${element.textContent} ${element.dataset.names}`);
      items[known].text = text;
      for (const word of text.match(WORD) || []) vocabulary.add(word);
    }
    if (idle && known < items.length) requestIdleCallback(learn);
  };

  /* True where one letter more, fewer or other makes the two the same. */
  const oneSlip = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    const [short, long] = a.length > b.length ? [b, a] : [a, b];
    let start = 0;
    while (start < short.length && short[start] === long[start]) start++;
    return short.slice(start + (short.length === long.length)) === long.slice(start + 1);
  };

  const having = (needles) => new Set(items.filter((item) => needles.some((needle) => item.text.includes(needle))));

  /* The items that contain a searched word, plural or not; else those that contain a word one slip away. */
  const find = (searched) => {
    learn();
    const needles = [searched.length > 3 ? searched.replace(/(?<!s)s$/, "") : searched];
    const found = having(needles);
    if (found.size || searched.length < 4 || CHINESE.test(searched)) return { needles, items: found };
    const near = [...vocabulary].filter((word) => oneSlip(word, searched));
    return { needles: near, items: having(near) };
  };

  const fits = (item, choice) =>
    choice.found.every((found) => found.items.has(item)) &&
    (!only.size || only.has(item)) &&
    (!choice.from || item.to >= choice.from) &&
    (!choice.until || item.from.slice(0, choice.until.length) <= choice.until) &&
    (!choice.since || item.changed >= choice.since);

  /* In one pass: the items that fit with a chosen value in every facet; and how many would, for each value of a facet, were
     nothing chosen in that facet. */
  const judge = (choice) => {
    const shown = [];
    const tallies = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
    const asked = FACETS.filter((facet) => choice[facet].length);
    for (const item of items) {
      if (!fits(item, choice)) continue;
      const failed = asked.filter((facet) => !choice[facet].some((value) => item[facet].includes(value)));
      if (!failed.length) shown.push(item);
      if (failed.length > 1) continue;
      for (const facet of failed.length ? failed : FACETS) {
        for (const value of item[facet]) tallies[facet].set(value, (tallies[facet].get(value) || 0) + 1);
      }
    }
    return { shown, tallies };
  };

  const chosen = (facet) => options.filter((o) => o.name === facet && o.checked).map((o) => o.value);

  /* Searched words -> what they found, of the view that is shown. */
  let finds = new Map();
  const read = () => {
    const searched = fold(form.words.value).split(/\s+/).filter(Boolean);
    finds = new Map(searched.map((word) => [word, finds.get(word) || find(word)]));
    const choice = { from: form.from.value, until: form.until.value, since: form.since.value, found: [...finds.values()] };
    for (const facet of FACETS) choice[facet] = chosen(facet);
    return choice;
  };

  const address = () => {
    const query = new URLSearchParams();
    for (const facet of FACETS) if (chosen(facet).length) query.set(facet, chosen(facet).join("."));
    for (const name of FIELDS) if (form[name].value.trim()) query.set(name, form[name].value.trim());
    if (only.size) query.set("events", [...only].map((item) => item.element.id).join("."));
    return query.toString();
  };

  /* The overview strip: each quarter is a link to its days, and shows how many of its events pass. */
  const spans = [...document.querySelectorAll(".strip__span")];
  for (const item of items) {
    item.span = spans.find(({ dataset: { from, until } }) => item.from.slice(0, until.length) <= until && item.from >= from);
  }
  const showOnStrip = (shown) => {
    const tally = new Map();
    if (shown.length < items.length) for (const { span } of shown) tally.set(span, (tally.get(span) || 0) + 1);
    for (const span of spans) {
      const { from, until, base, unit } = span.dataset;
      const height = (tally.get(span) || 0) * unit;
      const bar = span.querySelector(".strip__shown");
      if (Number(bar.getAttribute("height")) !== height) {
        bar.setAttribute("height", height);
        bar.setAttribute("y", base - height);
      }
      span.setAttribute("aria-current", Boolean(until) && form.from.value === from && form.until.value === until);
    }
  };

  /* A day or month that the list of years does not offer becomes a choice of its own. */
  const setDay = (name, day) => {
    if (day && ![...form[name].options].some((o) => o.value === day)) form[name].add(new Option(day, day));
    form[name].value = day;
  };

  /* Not "q": the theme opens its own search on that. What an address asks for and nobody offers is named and left out. */
  const restore = () => {
    const query = new URLSearchParams(location.search);
    const unknown = [];
    for (const facet of FACETS) {
      const wanted = (query.get(facet) || "").split(".").filter(Boolean);
      const offered = options.filter((o) => o.name === facet);
      for (const option of offered) option.checked = wanted.includes(option.value);
      unknown.push(...wanted.filter((value) => !offered.some((o) => o.value === value)).map((value) => `${facet}: ${value}`));
    }
    const wanted = (query.get("events") || "").split(".").filter(Boolean);
    only = new Set(wanted.map((id) => byId.get(id)).filter(Boolean));
    unknown.push(...wanted.filter((id) => !byId.has(id)).map((id) => `event: ${id}`));
    for (const name of ["from", "until", "since"]) {
      const day = query.get(name) || "";
      const sound = DAY.test(day) && !Number.isNaN(Date.parse(day));
      if (day && !sound) unknown.push(`${name}: ${day}`);
      if (name === "since") form.since.value = sound && day.length === 10 ? day : "";
      else setDay(name, sound ? day : "");
    }
    if (form.from.value && form.until.value && form.from.value > form.until.value) {
      const [from, until] = [form.until.value, form.from.value];
      setDay("from", from);
      setDay("until", until);
    }
    form.words.value = (query.get("words") || "").slice(0, 200);
    notice.hidden = !unknown.length;
    notice.textContent = unknown.length ? `Not in the record, and left out: ${unknown.join("; ").slice(0, 200)}.` : "";
  };

  const remember = ({ step, asked }) => {
    const compared = new URLSearchParams(location.search).get("compare");
    const query = [asked, compared ? "compare=" + encodeURIComponent(compared) : ""].filter(Boolean).join("&");
    const url = location.pathname + (query ? "?" + query : "");
    try {
      history[step](null, "", url);
    } catch {
      /* A page opened from a disk may not change its address; the filter works all the same. */
    }
  };

  const chip = (label, clear) => {
    const button = document.createElement("button");
    const cross = document.createElement("span");
    button.type = "button";
    cross.className = "filter__cross";
    cross.textContent = " ×";
    button.append(label, cross);
    button.setAttribute("aria-label", "Remove: " + label);
    button.addEventListener("click", () => {
      clear();
      update("pushState");
      (chips.querySelector("button") || form.querySelector("summary")).focus();
    });
    chips.append(button);
  };

  const showChips = () => {
    chips.replaceChildren();
    for (const option of options.filter((o) => o.checked)) chip(option.dataset.label, () => (option.checked = false));
    for (const [name, label] of [["from", "from "], ["until", "until "], ["since", "changed since "], ["words", "words: "]]) {
      if (form[name].value.trim()) chip(label + form[name].value.trim(), () => (form[name].value = ""));
    }
    if (only.size) chip(only.size === 1 ? "1 event picked" : `${only.size} events picked`, () => only.clear());
  };

  /* Marks found words without touching the text (CSS Custom Highlight API); browsers without it show no marks. Of many
     entries only those near the screen are marked, since thousands of marks take seconds. */
  const mark = () => {
    if (!window.Highlight || !CSS.highlights) return;
    const needles = [...finds.values()].flatMap((found) => found.needles);
    if (!needles.length) return CSS.highlights.delete("found");
    const ranges = new Highlight();
    const shown = items.filter(({ element }) => !element.hidden).map(({ element }) => element);
    for (const element of shown.length > 40 ? onScreen() : shown) markIn(element, needles, ranges);
    CSS.highlights.set("found", ranges);
  };

  const onScreen = () => {
    const near = ({ top, bottom }) => bottom > -innerHeight / 2 && top < 1.5 * innerHeight;
    const months = groups.filter((group) => group.matches(".entries") && near(group.getBoundingClientRect()));
    return months.flatMap((month) => [...month.children]).filter((entry) => !entry.hidden && near(entry.getBoundingClientRect()));
  };

  const markIn = (element, needles, ranges) => {
    const closed = (node) => (node.parentElement?.matches("details:not([open])") && !node.matches?.("summary") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, closed);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      for (const word of node.data?.matchAll(WORD) || []) {
        const plain = fold(word[0]);
        if (!needles.some((needle) => plain.includes(needle))) continue;
        const range = new Range();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        ranges.add(range);
      }
    }
  };

  const count = (tallies) => {
    for (const option of options) {
      const number = tallies[option.name].get(option.value) || 0;
      const counted = option.parentElement.querySelector(".filter__count");
      if (counted.textContent !== String(number)) counted.textContent = number;
      option.parentElement.classList.toggle("filter__option--none", !number && !option.checked);
    }
  };

  const show = () => {
    const choice = read();
    const { shown, tallies } = judge(choice);
    const visible = new Set(shown);
    for (const item of items) {
      if (item.element.hidden === visible.has(item)) item.element.hidden = !item.element.hidden;
    }
    const open = new Set(shown.flatMap(({ month, year }) => [month, year]));
    for (const group of groups) {
      if (group.hidden === open.has(group)) group.hidden = !group.hidden;
    }
    for (const link of document.querySelectorAll(".years a")) {
      link.parentElement.hidden = document.getElementById(link.hash.slice(1)).parentElement.hidden;
    }
    count(tallies);
    status.textContent = shown.length === items.length ? `All ${items.length} events` : `${shown.length} of ${items.length} events`;
    if (view) {
      view.hidden = shown.length === items.length;
      view.querySelector(".view__count").textContent = `This view shows ${status.textContent}.`;
    }
    empty.hidden = shown.length > 0;
    form.querySelector("[type=reset]").hidden = !address();
    const weights = choice.importance.join(".");
    for (const level of form.querySelectorAll(".filter__level")) level.setAttribute("aria-pressed", level.value === weights);
    showChips();
    showOnStrip(shown);
    if (!finds.size) mark();
    form.dispatchEvent(new CustomEvent("chronology:shown", { bubbles: true, detail: shown.map((item) => item.element) }));
  };

  /* The address and the marks follow when the view has been painted, and when typing rests: with thousands of links on a
     page, a new address costs as much as a new view. */
  let owed = null;
  const settle = () => {
    if (owed) remember(owed);
    owed = null;
    form.dispatchEvent(new CustomEvent("chronology:settled", { bubbles: true }));
  };
  const update = (step) => {
    if (owed?.step === "pushState" || step === "pushState") settle();
    const mine = (owed = { step, asked: address() });
    show();
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (owed !== mine) return;
        settle();
        mark();
      }, step === "pushState" ? 0 : 150),
    );
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => event.target.name !== "words" && update("pushState"));
  form.words.addEventListener("input", () => update("replaceState"));
  /* One stop for the Tab key; arrows move along the quarters. */
  const stop = (at) => spans.forEach((span, place) => span.setAttribute("tabindex", place === at ? 0 : -1));
  stop(spans.length - 1);
  for (const [place, span] of spans.entries()) {
    span.addEventListener("keydown", (event) => {
      const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: spans.length - 1 }[event.key];
      if (!spans[to]) return;
      event.preventDefault();
      stop(to);
      spans[to].focus();
    });
    span.addEventListener("click", (event) => {
      event.preventDefault();
      const on = span.getAttribute("aria-current") === "true";
      for (const name of ["from", "until"]) setDay(name, on ? "" : span.dataset[name]);
      update("pushState");
    });
  }
  for (const level of form.querySelectorAll(".filter__level")) {
    level.addEventListener("click", () => {
      for (const option of options.filter((o) => o.name === "importance")) option.checked = level.value.split(".").includes(option.value);
      update("pushState");
    });
  }
  const unfold = form.querySelector(".filter__unfold");
  unfold.hidden = !items.some((item) => item.element.querySelector("details"));
  unfold.addEventListener("click", ({ target }) => {
    const open = target.getAttribute("aria-pressed") !== "true";
    for (const item of items) item.element.querySelector("details").open = open;
    target.setAttribute("aria-pressed", open);
  });
  const clear = () => {
    for (const option of options) option.checked = false;
    for (const name of FIELDS) form[name].value = "";
    only.clear();
    notice.hidden = true;
  };
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clear();
    update("pushState");
    form.words.focus();
  });
  document.addEventListener("chronology:only", ({ detail: ids }) => {
    clear();
    only = new Set(ids.map((id) => byId.get(id)));
    update("pushState");
    chips.querySelector("button").focus();
  });
  addEventListener("popstate", () => {
    owed = null;
    restore();
    show();
    mark();
  });
  /* A link to an event that the filter hides shows it all the same; one to an earlier id leads to the event. */
  const follow = () => {
    const id = location.hash.slice(1);
    const target = document.getElementById(id) || byId.get(id)?.element;
    if (target?.closest(".entry[hidden]")) form.reset();
    target?.scrollIntoView();
  };
  addEventListener("hashchange", follow);

  /* What comes onto the screen, or is opened, is marked then. */
  addEventListener("scroll", () => finds.size && mark(), { passive: true });
  document.addEventListener("toggle", () => finds.size && mark(), true);

  const strip = document.querySelector(".strip .scroller");
  if (strip) strip.scrollLeft = strip.scrollWidth;

  form.hidden = false;
  for (const how of document.querySelectorAll(".strip__how")) how.hidden = false;
  restore();
  show();
  mark();
  if (location.hash) follow();
  window.requestIdleCallback?.(learn);
})();
