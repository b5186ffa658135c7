// Search by any name, accents and case apart, with suggestions that the arrow keys walk.
(function (map) {
  "use strict";

  const { el, book, language } = map;
  const MOST = 8;
  const input = map.find("search");
  const list = map.find("results");
  let found = [];
  let active = -1;

  // The same as the command line does (`ask/search.py`), so that a name is found in both or neither.
  function fold(text) {
    return text
      .normalize("NFKD")
      .replaceAll(/\p{M}/gu, "")
      .toLowerCase()
      .replaceAll("œ", "oe")
      .replaceAll("æ", "ae")
      .replaceAll(/[^\p{L}\p{N}_]+/gu, " ")
      .trim();
  }

  const index = book.nodes.map((node) => {
    const names = [
      ...Object.values(node.name),
      ...Object.values(node.short ?? {}),
      ...(node.other ?? []).map(([, text]) => text),
      ...(node.hidden ?? []),
      node.slug,
    ];
    return [...new Set(names)].map((text) => ({ text, folded: fold(text) }));
  });

  // The place of the best match: the whole name, its start, the start of a word, anywhere.
  function score(folded, wanted) {
    if (folded === wanted) return 0;
    if (folded.startsWith(wanted)) return 1;
    if (folded.includes(` ${wanted}`)) return 2;
    if (folded.includes(wanted)) return 3;
    return wanted.split(" ").every((word) => folded.includes(word)) ? 4 : 9;
  }

  function search(text) {
    const wanted = fold(text);
    if (!wanted) return [];
    const hits = index.map((names, id) => {
      const best = names
        .map((name) => ({ name: name.text, score: score(name.folded, wanted) }))
        .reduce((a, b) => (b.score < a.score ? b : a));
      return { id, ...best };
    });
    return hits
      .filter((hit) => hit.score < 9)
      .sort((a, b) => a.score - b.score || (a.score > 1 ? a.name.length - b.name.length : 0) || book.rank[a.id] - book.rank[b.id])
      .slice(0, MOST);
  }

  function option(hit, place) {
    const name = book.name(hit.id);
    const known = [name, book.shortName(hit.id), ...Object.values(book.nodes[hit.id].name)];
    const hidden = (book.nodes[hit.id].hidden ?? []).includes(hit.name) || hit.name === book.nodes[hit.id].slug;
    const alias = known.includes(hit.name) || hidden ? "" : language.say("alsoCalled", { name: hit.name });
    const item = el(
      "li",
      { id: `result-${place}`, role: "option", "aria-selected": "false" },
      map.theme.swatch(book.kinds[book.nodes[hit.id].kind]),
      el("span", { class: "result-name", text: name }),
      alias ? el("span", { class: "result-alias", text: alias }) : null,
    );
    // Not on click: the field loses its focus first, and the list is gone.
    item.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      choose(place);
    });
    return item;
  }

  function suggest() {
    found = search(input.value);
    active = found.length ? 0 : -1;
    const empty = fold(input.value) && !found.length;
    const note = el("li", { class: "nothing", role: "option", "aria-disabled": "true", text: language.say("noResult") });
    list.replaceChildren(...(empty ? [note] : found.map(option)));
    show(Boolean(found.length || empty));
    mark();
  }

  function show(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
  }

  function mark() {
    [...list.children].forEach((item, place) => {
      if (found.length) item.setAttribute("aria-selected", String(place === active));
    });
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `result-${active}`);
    list.children[active]?.scrollIntoView({ block: "nearest" });
  }

  function choose(place) {
    const hit = found[place];
    if (!hit) return;
    input.value = book.name(hit.id);
    show(false);
    map.panel.open(hit.id);
  }

  function step(by) {
    if (list.hidden) suggest();
    else if (found.length) active = (active + by + found.length) % found.length;
    mark();
  }

  const KEYS = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => choose(active),
    Escape: () => (list.hidden ? (input.value = "") : show(false)),
  };

  function listen() {
    input.addEventListener("input", suggest);
    input.addEventListener("focus", () => input.select());
    input.addEventListener("blur", () => show(false));
    input.addEventListener("keydown", (event) => {
      if (!KEYS[event.key]) return;
      event.preventDefault();
      KEYS[event.key]();
    });
  }

  map.search = { search, fold, listen };
})(window.MiprofMap);
