/* Picking single events by hand, so that a link shows exactly these. A view of picked events can be changed and shown again. */
(() => {
  "use strict";
  const bar = document.querySelector(".pick");
  if (!bar) return;
  const status = bar.querySelector("[role=status]");
  const picked = new Set();
  const buttons = [...document.querySelectorAll(".entry")].map((entry) => {
    const button = document.createElement("button");
    const title = document.createElement("span");
    button.type = "button";
    button.className = "entry__pick";
    button.value = entry.id;
    title.className = "visually-hidden";
    title.textContent = `: ${entry.querySelector("h3").textContent}`;
    button.append("Pick", title);
    entry.querySelector(".entry__tags").append(button);
    return button;
  });
  const inOrder = () => buttons.map(({ value }) => value).filter((id) => picked.has(id));
  const asked = () => (new URLSearchParams(location.search).get("events") || "").split(".").filter(Boolean);

  const show = () => {
    for (const button of buttons) {
      const on = picked.has(button.value);
      if (button.getAttribute("aria-pressed") === String(on)) continue;
      button.setAttribute("aria-pressed", on);
      button.firstChild.data = on ? "Picked" : "Pick";
    }
    /* Where exactly these are shown there is nothing to do. */
    bar.hidden = !picked.size || inOrder().join() === asked().join();
    status.textContent = picked.size === 1 ? "1 event picked" : `${picked.size} events picked`;
  };
  const take = () => {
    const known = new Set(buttons.map(({ value }) => value));
    for (const id of asked()) if (known.has(id)) picked.add(id);
    show();
  };
  document.querySelector(".chronology").addEventListener("click", ({ target }) => {
    const button = target.closest(".entry__pick");
    if (!button) return;
    picked.delete(button.value) || picked.add(button.value);
    show();
  });
  bar.addEventListener("click", ({ target }) => {
    const todo = target.closest("button")?.value;
    if (todo === "show") document.dispatchEvent(new CustomEvent("chronology:only", { detail: inOrder() }));
    if (todo === "clear") {
      picked.clear();
      show();
    }
  });
  document.addEventListener("chronology:settled", show);
  addEventListener("popstate", show);
  take();
})();
