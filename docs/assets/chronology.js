/* The chronology's filter. The page is whole without it; this hides entries, counts, and keeps the choice in the address. */
(() => {
  "use strict";
  const form = document.querySelector("form.filter");
  if (!form) return;
  const FACETS = ["theme", "actor", "lane", "signal", "importance", "status"];

  /* Without case and accents, so that "Gonganbu" finds "Gong’anbu". */
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase();
  const list = (text) => (text ? text.split(" ") : []);

  const items = [...document.querySelectorAll(".entry")].map((element) => {
    const item = { element, from: element.dataset.from, to: element.dataset.to, text: fold(element.textContent + " " + element.dataset.names) };
    for (const facet of FACETS) item[facet] = list(element.dataset[facet]);
    return item;
  });
  const years = [...document.querySelectorAll(".year")];
  const options = [...form.querySelectorAll("input[type=checkbox]")];
  const status = document.querySelector(".filter__status");
  const empty = document.querySelector(".filter__empty");
  const chips = document.querySelector(".filter__chips");

  /* Whether an item passes: any chosen value within a facet, every facet, all words, and within the years. */
  const matches = (item, choice, without) =>
    FACETS.every((facet) => facet === without || !choice[facet].length || choice[facet].some((value) => item[facet].includes(value))) &&
    choice.words.every((word) => item.text.includes(word)) &&
    (!choice.from || item.to >= choice.from) &&
    (!choice.until || item.from <= choice.until + "-12-31");

  const read = () => {
    const choice = { words: fold(form.words.value).split(/\s+/).filter(Boolean), from: form.from.value, until: form.until.value };
    for (const facet of FACETS) choice[facet] = options.filter((o) => o.name === facet && o.checked).map((o) => o.value);
    return choice;
  };

  const address = () => {
    const query = new URLSearchParams();
    for (const facet of FACETS) {
      const chosen = options.filter((o) => o.name === facet && o.checked).map((o) => o.value);
      if (chosen.length) query.set(facet, chosen.join("."));
    }
    for (const name of ["from", "until", "words"]) if (form[name].value.trim()) query.set(name, form[name].value.trim());
    return query.toString();
  };

  /* Not "q": the theme opens its own search on that. Only values that the form offers are taken from an address; anything else in it does nothing. */
  const restore = () => {
    const query = new URLSearchParams(location.search);
    for (const option of options) option.checked = (query.get(option.name) || "").split(".").includes(option.value);
    for (const name of ["from", "until"]) {
      const wanted = query.get(name) || "";
      form[name].value = [...form[name].options].some((o) => o.value === wanted) ? wanted : "";
    }
    form.words.value = (query.get("words") || "").slice(0, 200);
  };

  const remember = (step) => {
    const query = address();
    const url = location.pathname + (query ? "?" + query : "");
    try {
      history[step](null, "", url);
    } catch {
      /* A page opened from a disk may not change its address; the filter works all the same. */
    }
  };

  const chip = (label, clear) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label + " ×";
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
    for (const [name, label] of [["from", "from "], ["until", "until "], ["words", "words: "]]) {
      if (form[name].value.trim()) chip(label + form[name].value.trim(), () => (form[name].value = ""));
    }
  };

  const show = () => {
    const choice = read();
    let shown = 0;
    for (const item of items) {
      item.element.hidden = !matches(item, choice);
      shown += !item.element.hidden;
    }
    for (const year of years) year.hidden = !year.querySelector(".entry:not([hidden])");
    for (const link of document.querySelectorAll(".years a")) {
      link.parentElement.hidden = document.getElementById(link.hash.slice(1)).parentElement.hidden;
    }
    for (const option of options) {
      const count = items.filter((item) => matches(item, choice, option.name) && item[option.name].includes(option.value)).length;
      option.parentElement.querySelector(".filter__count").textContent = count;
      option.parentElement.classList.toggle("filter__option--none", !count && !option.checked);
    }
    status.textContent = shown === items.length ? `All ${items.length} events` : `${shown} of ${items.length} events`;
    empty.hidden = shown > 0;
    form.querySelector("[type=reset]").hidden = !address();
    showChips();
  };

  const update = (step) => {
    remember(step);
    show();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => event.target.name !== "words" && update("pushState"));
  form.words.addEventListener("input", () => update("replaceState"));
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const option of options) option.checked = false;
    for (const name of ["from", "until", "words"]) form[name].value = "";
    update("pushState");
    form.words.focus();
  });
  addEventListener("popstate", () => {
    restore();
    show();
  });

  form.hidden = false;
  restore();
  show();
})();
