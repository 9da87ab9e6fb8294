/* The filter of a register: hides what does not fit, counts the rest, and keeps the choice in the address. */
(() => {
  "use strict";
  const form = document.querySelector("form.sieve");
  if (!form) return;
  const selects = [...form.querySelectorAll("select")];
  const records = [...document.querySelectorAll(".judgement[data-state]")];
  const status = form.querySelector(".filter__status");

  const show = () => {
    let shown = 0;
    for (const record of records) {
      record.hidden = !selects.every(({ name, value }) => !value || record.dataset[name].split(" ").includes(value));
      shown += !record.hidden;
    }
    status.textContent = shown === records.length ? `All ${shown}` : `${shown} of ${records.length}`;
    form.querySelector(".filter__empty").hidden = shown > 0;
    form.querySelector("[type=reset]").hidden = selects.every(({ value }) => !value);
  };
  const update = () => {
    const query = new URLSearchParams(selects.filter(({ value }) => value).map(({ name, value }) => [name, value]));
    try {
      history.pushState(null, "", location.pathname + (query.size ? "?" + query : ""));
    } catch {
      /* A page opened from a disk may not change its address. */
    }
    show();
  };
  /* Only values that a list offers are taken from an address. */
  const restore = () => {
    const query = new URLSearchParams(location.search);
    for (const select of selects) {
      select.value = query.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    show();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", update);
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const select of selects) select.value = "";
    update();
    selects[0].focus();
  });
  addEventListener("popstate", restore);
  form.hidden = false;
  restore();
})();
