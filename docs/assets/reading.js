/* Reading: the level a reader chose stays chosen on this device, and Escape puts a note away. */
(() => {
  "use strict";
  const kept = {
    get level() {
      try {
        return localStorage.getItem("reading-level");
      } catch {
        return null;
      }
    },
    set level(value) {
      try {
        localStorage.setItem("reading-level", value);
      } catch {
        /* A browser that keeps nothing offers the switch on every chapter. */
      }
    },
  };

  /* Links to chapters lead to the chosen level; the switch itself, and links within a page, stay as they are. */
  const lead = () => {
    if (kept.level !== "plain") return;
    for (const link of document.querySelectorAll("main a[href]:not(.level, .chapters .note a)")) {
      if (!(link instanceof HTMLAnchorElement)) continue; // a link in a drawing, which leads to no chapter
      const led = link.pathname.replace(/(\/explain\/[a-z0-9-]+\/)(index\.html)?$/, "$1plain/$2");
      if (link.host === location.host && led !== link.pathname) link.pathname = led;
    }
  };
  document.addEventListener("click", ({ target }) => {
    const choice = target.closest(".level")?.dataset.level;
    if (choice) kept.level = choice;
  });
  lead();

  /* Where nothing hovers, the first tap shows the note and the second follows the link. */
  if (matchMedia("(hover: none)").matches) {
    let shown = null;
    document.addEventListener("click", (event) => {
      const link = event.target.closest(".noted > a");
      if (link && link !== shown) {
        event.preventDefault();
        link.focus();
      }
      shown = link;
    });
  }

  addEventListener("keydown", ({ key }) => key === "Escape" && document.body.classList.add("notes-off"));
  for (const back of ["pointerover", "focusin"]) {
    document.addEventListener(back, ({ target }) => target.closest(".noted > a") && document.body.classList.remove("notes-off"));
  }
})();
