// Start the page: everything that happens when the language, the theme, or the focus changes.
(function (map) {
  "use strict";

  const { book, dock, fade, language, panel, pointing, scope, search, state, table, timebar, view, walk } = map;

  // What the drawing shows, as its title: the view or the name it is drawn around, and the date.
  function where() {
    const around = state.get("around");
    const part =
      around === null ? language.say(`view.${state.get("view")}`) : language.say("aroundName", { name: book.shortName(around) });
    return state.get("date") ? `${part} · ${timebar.words()}` : part;
  }

  function status() {
    const nodes = book.nodes.filter((_, id) => scope.showsNode(id)).length;
    const edges = book.edges.filter((_, id) => scope.showsEdge(id)).length;
    map.find("status").textContent = language.say("counted", {
      nodes: nodes.toLocaleString(language.code()),
      edges: edges.toLocaleString(language.code()),
    });
    map.find("where").textContent = where();
  }

  function redraw() {
    view.paint();
    status();
  }

  function rewrite() {
    timebar.build();
    dock.build();
    panel.show();
    redraw();
  }

  // Cards are unpacked behind the first drawing, which needs nothing of them.
  function unpack() {
    book.opened().catch(() => {
      map.find("status").textContent = language.say("unpackFailed");
    });
  }

  language.label();
  timebar.build();
  dock.build();
  dock.listen();
  search.listen();
  table.listen();
  walk.listen();
  view.listen();
  fade.listen();
  pointing.listen();
  map.find("language").addEventListener("click", language.change);
  map.find("zoom-in").addEventListener("click", () => view.zoom(1.4));
  map.find("zoom-out").addEventListener("click", () => view.zoom(1 / 1.4));
  map.find("zoom-fit").addEventListener("click", () => view.fit());
  view.network.on("afterDrawing", map.labels.draw);
  state.watch(["select", ...scope.KEYS], redraw);
  state.watch(["lang"], rewrite);
  map.on("theme", rewrite);
  map.on("light", view.paint);
  map.on("hover", () => view.network.redraw());
  map.on("book", () => {
    panel.show();
    table.show();
  });
  view.network.once("afterDrawing", () => setTimeout(unpack));

  state.restore();
  map.share.embed();
  redraw();
  view.start();
})(window.MiprofMap);
