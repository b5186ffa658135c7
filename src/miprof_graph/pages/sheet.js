// The switch between the two languages, the search, and tables that unfold to be printed.
(function () {
  "use strict";

  const root = document.documentElement;
  const views = [...document.querySelectorAll(".view")];
  const folded = new Map();

  function fold(text) {
    return text
      .normalize("NFKD")
      .replaceAll(/\p{M}/gu, "")
      .replaceAll("œ", "oe")
      .replaceAll("’", "'")
      .toLowerCase();
  }

  // Read when it is first searched: most readers never do.
  function wordsOf(entry) {
    if (!folded.has(entry)) folded.set(entry, fold(`${entry.dataset.words ?? ""} ${entry.textContent}`));
    return folded.get(entry);
  }

  function filter(view) {
    const words = fold(view.querySelector(".words").value).split(/\s+/).filter(Boolean);
    const reason = view.querySelector(".reason")?.value ?? "";
    let count = 0;
    for (const entry of view.querySelectorAll("[data-entry]")) {
      const fits =
        (!reason || entry.dataset.reasons.split(" ").includes(reason)) &&
        words.every((word) => wordsOf(entry).includes(word));
      entry.hidden = !fits;
      count += fits;
    }
    const isAsked = words.length > 0 || reason !== "";
    for (const group of view.querySelectorAll("[data-group]")) {
      const hasAny = group.querySelector("[data-entry]:not([hidden])") !== null;
      group.hidden = isAsked && !hasAny;
      if (words.length > 0 && hasAny) group.querySelector("details")?.setAttribute("open", "");
    }
    tell(view, isAsked ? count : null);
  }

  function tell(view, count) {
    const output = view.querySelector("output");
    // French has the singular for nothing, too.
    const isOne = count === 1 || (count === 0 && view.lang === "fr");
    const said = isOne ? output.dataset.one : output.dataset.many;
    output.textContent = count === null ? "" : said.replace("{count}", count.toLocaleString(view.lang));
  }

  function change(from, to) {
    root.lang = to.lang;
    document.title = to.dataset.title;
    for (const name of [".words", ".reason"]) {
      const [source, target] = [from.querySelector(name), to.querySelector(name)];
      if (source) target.value = source.value;
    }
    filter(to);
    to.querySelector(".language").focus();
  }

  for (const view of views) {
    const other = views.find((one) => one !== view);
    const form = view.querySelector(".find");
    const button = view.querySelector(".language");
    form.hidden = button.hidden = false;
    form.addEventListener("input", () => filter(view));
    form.addEventListener("submit", (event) => event.preventDefault());
    button.addEventListener("click", () => change(view, other));
    if (view.lang === root.lang) document.title = view.dataset.title;
  }

  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open])")];
    for (const details of unfolded) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });
})();
