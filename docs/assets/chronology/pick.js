/* Picking single events by hand, so that a link shows exactly these. */
(() => {
  "use strict";
  const bar = document.querySelector(".pick");
  if (!bar) return;
  const status = bar.querySelector("[role=status]");
  const picked = new Set();
  const buttons = [...document.querySelectorAll(".entry")].map((entry) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "entry__pick";
    button.value = entry.id;
    button.textContent = "Pick";
    button.setAttribute("aria-pressed", false);
    const title = document.createElement("span");
    title.className = "visually-hidden";
    title.textContent = `: ${entry.querySelector("h3").textContent}`;
    button.append(title);
    entry.querySelector(".entry__tags").append(button);
    return button;
  });
  const show = () => {
    for (const button of buttons) button.setAttribute("aria-pressed", picked.has(button.value));
    bar.hidden = !picked.size;
    status.textContent = picked.size === 1 ? "1 event picked" : `${picked.size} events picked`;
  };
  document.querySelector(".chronology").addEventListener("click", ({ target }) => {
    const button = target.closest(".entry__pick");
    if (!button) return;
    picked.delete(button.value) || picked.add(button.value);
    show();
  });
  bar.addEventListener("click", ({ target }) => {
    const todo = target.closest("button")?.value;
    if (!todo) return;
    if (todo === "show") document.dispatchEvent(new CustomEvent("chronology:only", { detail: buttons.map((button) => button.value).filter((id) => picked.has(id)) }));
    picked.clear();
    show();
  });
})();
