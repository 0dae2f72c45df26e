// Keys for those who decide a lot. Every page works without this file; it only presses what stands there.
"use strict";

(() => {
  const help = document.getElementById("keys");
  const claims = [...document.querySelectorAll("[data-claim]")];
  const isWriting = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;

  const named = () => claims.find((claim) => claim.id === location.hash.slice(1));

  // The claim that is being looked at: the one that holds the focus, else the one that held it last.
  const current = () =>
    claims.find((claim) => claim.contains(document.activeElement)) ??
    claims.find((claim) => claim.classList.contains("current"));

  const light = (claim) => {
    for (const one of claims) one.classList.toggle("current", one === claim);
    for (const piece of document.querySelectorAll("[data-claims]")) {
      piece.classList.toggle("lit", claim !== undefined && piece.dataset.claims.split(" ").includes(claim.id));
    }
  };

  const look = (claim, { scroll = true } = {}) => {
    if (!claim) return;
    if (claim instanceof HTMLDetailsElement) claim.open = true;
    const target = claim.querySelector(":scope > summary") ?? claim;
    target.focus({ preventScroll: true });
    if (scroll) target.scrollIntoView({ block: "nearest" });
    light(claim);
  };

  const step = (by) => {
    if (claims.length < 2) return false;
    const place = claims.indexOf(current());
    look(claims[place < 0 ? (by > 0 ? 0 : claims.length - 1) : Math.min(claims.length - 1, Math.max(0, place + by))]);
    return true;
  };

  // Press the button or follow the link that bears the key: of the claim that is looked at, else of the page.
  const press = (key) => {
    const inside = (root) => root?.querySelector(`[data-key="${key}"]`);
    const found = inside(current()) ?? (claims.length === 1 ? inside(document) : null);
    found?.click();
    return found !== null && found !== undefined;
  };

  const fill = (root) => {
    const field = root?.querySelector("form.correcting :is(select, textarea, input:not([type=hidden]))");
    field?.focus();
    return field !== null && field !== undefined;
  };

  const pressAnywhere = (key) => {
    const found = document.querySelector(`[data-key="${key}"]`);
    found?.click();
    return found !== null;
  };

  // A space presses what has the focus and can be pressed, save a claim's own line: there it goes on.
  const isPressing = (event) =>
    event.key === " " && event.target.closest("button, a, summary") && !event.target.matches("[data-claim] > summary");

  // Do what a key stands for, and tell whether there was anything to do; what there was not is left to the browser.
  const done = (key) => {
    switch (key) {
      case "j": return press("j") || step(1);
      case "k": return press("k") || step(-1);
      case "ArrowDown": return step(1);
      case "ArrowUp": return step(-1);
      case " ": return press("j") || step(1);
      case "a": case "x": case "u": return press(key);
      case "e": return press(key) || fill(current() ?? claims[0]);
      case "c": return press(key) || pressAnywhere(key);
      default: return false;
    }
  };

  const toggleHelp = () => (help.open ? help.close() : help.showModal());

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isWriting(event.target)) look(current() ?? claims[0], { scroll: false });
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || isPressing(event)) return;
    if (event.key === "?") toggleHelp();
    else if (help.open) return;
    else if (!done(event.key)) return;
    event.preventDefault();
  });

  // A form is sent once, however often the key is pressed.
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "yes";
  });

  // What opens to be filled in takes the focus at its first field.
  document.addEventListener("toggle", (event) => {
    if (event.target.matches("details.fold[open]")) fill(event.target);
  }, true);

  // When everything has loaded the browser goes to what the address names, and takes the focus away once more.
  window.addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset.sent;
    look(named() ?? (claims.length === 1 ? claims[0] : undefined), { scroll: location.hash !== "" });
  });

  document.addEventListener("focusin", (event) => light(claims.find((claim) => claim.contains(event.target))));
  document.addEventListener("mouseover", (event) => {
    const claim = event.target.closest("[data-claim]");
    if (claim) light(claim);
  });

  window.addEventListener("hashchange", () => look(named()));
  document.querySelector(".keyhint").hidden = false;
})();
