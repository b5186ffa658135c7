// A link that is pointed at says itself in one line: who, what, whom, when, and how many say so.
(function (map) {
  "use strict";

  const { el, book, language, scope, view } = map;
  const box = map.find("hint");
  let shown = null;

  function sentence(edge) {
    return [
      el("strong", { text: book.shortName(edge.from) }),
      ` ${book.relationFrom(edge, edge.from)} `,
      el("strong", { text: book.shortName(edge.to) }),
    ];
  }

  function write(id) {
    const edge = book.edges[id];
    const note = `${scope.words(id)} · ${language.count("documents", scope.sourcesOf(id))}`;
    box.replaceChildren(el("span", {}, sentence(edge)), el("span", { class: "hint-note", text: note }));
  }

  // Beside the pointer, and inside the window.
  function place({ x, y }) {
    box.style.left = `${Math.min(x + 14, view.box.clientWidth - box.offsetWidth - 8)}px`;
    box.style.top = `${Math.min(y + 16, view.box.clientHeight - box.offsetHeight - 8)}px`;
  }

  function point(id, spot) {
    if (id !== shown && id !== undefined) write(id);
    shown = id;
    box.hidden = id === undefined;
    if (id !== undefined) place(spot);
  }

  map.hint = { point };
})(window.MiprofMap);
