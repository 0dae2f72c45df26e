// Search as one types: what a form would find is fetched and put in its place. Without this file the form works.
"use strict";

(() => {
  const WAIT = 150; // milliseconds after the last letter
  const FEW = "6"; // claims under the box in the frame

  const addressOf = (form, more) => {
    const said = new URLSearchParams(more);
    for (const [name, value] of new FormData(form)) if (value !== "") said.set(name, value);
    return `/search?${said}`;
  };

  // What the page at that address has found; nothing where it is no page that finds.
  const found = async (address, signal) => {
    const answer = await fetch(address, { signal, credentials: "same-origin" });
    if (!answer.ok) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("results");
  };

  // Have `put` show what the form finds, a moment after it was changed; of several answers the last.
  const follow = (form, more, put) => {
    let waiting, asking;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        asking?.abort();
        asking = new AbortController();
        try {
          put(await found(addressOf(form, more), asking.signal));
        } catch (error) {
          if (error.name !== "AbortError") put(null);
        }
      }, WAIT);
    });
  };

  const page = document.querySelector('[data-search="page"]');
  if (page) {
    follow(page, {}, (results) => {
      if (!results) return;
      document.getElementById("results").replaceWith(document.adoptNode(results));
      history.replaceState(null, "", addressOf(page, {}));
    });
  }

  const box = document.querySelector('[data-search="frame"]');
  if (box) {
    const input = box.querySelector("input");
    const below = document.createElement("div");
    below.className = "below";
    below.hidden = true;
    box.append(below);
    const close = () => (below.hidden = true);

    follow(box, { limit: FEW }, (results) => {
      if (!results || input.value.trim() === "") return close();
      results.removeAttribute("id");
      const all = document.createElement("a");
      all.className = "all";
      all.href = addressOf(box, {});
      all.textContent = "All that was found";
      below.replaceChildren(document.adoptNode(results), all);
      below.hidden = false;
    });

    // Up and down go from one to the next, out of the box and back to it.
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !below.hidden) {
        close();
        input.focus();
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !below.hidden) {
        const stops = [input, ...below.querySelectorAll(".words a, .named a, .all")];
        const place = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
        stops[(place + stops.length) % stops.length].focus();
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });
    box.addEventListener("focusout", (event) => {
      if (!box.contains(event.relatedTarget)) close();
    });
  }

  document.addEventListener("keydown", (event) => {
    const isWriting = event.target.closest("input, select, textarea, [contenteditable]") !== null;
    if (event.key !== "/" || isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    document.querySelector("[data-search] input")?.focus();
  });
})();
