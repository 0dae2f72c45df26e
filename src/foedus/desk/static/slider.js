// A slider that shows at once what its form would: the page is asked for the day, and its section put in place.
"use strict";

(() => {
  const MONTH = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });

  for (const form of document.querySelectorAll("form[data-slide]")) {
    const slider = form.querySelector("input[type=range]");
    const name = form.dataset.slide;
    const section = document.querySelector(`[data-slides="${name}"]`);
    const outputs = document.querySelectorAll(`output[for="${slider.id}"]`);
    let asked = 0;

    // The number of a month counts months from the year 0, as the server does.
    const words = () =>
      slider.value === slider.max ? "now" : MONTH.format(Date.UTC(Math.floor(slider.value / 12), slider.value % 12));

    const tell = () => {
      slider.setAttribute("aria-valuetext", words());
      for (const output of outputs) output.value = words();
    };

    const show = async () => {
      const turn = ++asked;
      const answer = await fetch(`${form.action}?${new URLSearchParams(new FormData(form))}`);
      if (!answer.ok) return form.submit();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.querySelector(`[data-slides="${name}"]`);
      if (turn !== asked || !found) return;
      section.replaceChildren(...document.adoptNode(found).childNodes);
      history.replaceState(null, "", answer.url.split("#")[0]);
    };

    let waiting;
    slider.addEventListener("input", () => {
      tell();
      clearTimeout(waiting);
      waiting = setTimeout(show, 120);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show();
    });
    form.querySelector("button").hidden = true;
  }
})();
