// How far a reading is, while it goes on. Without this file the page loads itself again.
"use strict";

(() => {
  const shown = document.getElementById("progress");
  const places = [...shown.querySelectorAll("[data-count]")];
  const EVERY = 700; // milliseconds
  const FAILED = 5000;

  const write = (told) => {
    for (const place of places) {
      const digits = place.dataset.count === "seconds" ? 1 : 0;
      place.textContent = told[place.dataset.count].toLocaleString("en", {
        minimumFractionDigits: digits, maximumFractionDigits: digits,
      });
    }
    const place = shown.querySelector("[data-said]");
    if (place.textContent !== told.says) place.textContent = told.says;
  };

  const look = async () => {
    let pause = EVERY;
    try {
      const answer = await fetch(shown.dataset.twin, { cache: "no-store" });
      const told = await answer.json();
      if (!answer.ok || told.over) {
        location.reload();
        return;
      }
      write(told);
    } catch {
      pause = FAILED; // the desk was stopped; it may come back
    }
    setTimeout(look, pause);
  };

  setTimeout(look, EVERY);
})();
