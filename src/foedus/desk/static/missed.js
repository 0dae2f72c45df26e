// The words that are selected in an article, handed to the form for a claim that was missed. What is around them goes
// with them, so that the server finds them again: nothing is counted here.
"use strict";

(() => {
  const form = document.querySelector("#missed form");
  if (!form) return;
  const details = document.getElementById("missed");
  const CONTEXT = 32; // letters

  // The part of a paragraph that is inside the range, before it or behind it.
  const part = (prose, range, which) => {
    const found = document.createRange();
    found.selectNodeContents(prose);
    const starts = prose.contains(range.startContainer), ends = prose.contains(range.endContainer);
    if (which === "in" && starts) found.setStart(range.startContainer, range.startOffset);
    if (which === "in" && ends) found.setEnd(range.endContainer, range.endOffset);
    if (which === "before") starts ? found.setEnd(range.startContainer, range.startOffset) : found.collapse(true);
    if (which === "after") ends ? found.setStart(range.endContainer, range.endOffset) : found.collapse(false);
    return found.toString();
  };

  const words = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const prose = [...document.querySelectorAll(".prose")].filter((one) => range.intersectsNode(one));
    const quote = prose.map((one) => part(one, range, "in")).join("\n").trim();
    if (!quote) return null;
    return {
      quote,
      before: part(prose[0], range, "before").slice(-CONTEXT),
      after: part(prose[prose.length - 1], range, "after").slice(0, CONTEXT),
    };
  };

  document.addEventListener("selectionchange", () => details.classList.toggle("offered", words() !== null));
  details.firstElementChild.addEventListener("mousedown", (event) => event.preventDefault()); // the words stay selected

  details.addEventListener("toggle", () => {
    if (!details.open) return;
    for (const [name, value] of Object.entries(words() ?? {})) form.elements[name].value = value;
    form.elements.kind.focus();
  });
  // What is typed over the words was not selected, and has nothing around it.
  form.elements.quote.addEventListener("input", () => { form.elements.before.value = form.elements.after.value = ""; });
  if (location.hash === "#missed") details.open = true;
})();
