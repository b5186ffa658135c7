// Start the page: everything that happens when the language, the theme, or the focus changes.
(function (map) {
  "use strict";

  const { book, dock, language, panel, scope, search, state, view } = map;

  function status() {
    const nodes = book.nodes.filter((_, id) => scope.showsNode(id)).length;
    const edges = book.edges.filter((_, id) => scope.showsEdge(id)).length;
    map.find("status").textContent = language.say("counted", { nodes, edges });
  }

  function redraw() {
    view.paint();
    status();
  }

  function rewrite() {
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
  dock.build();
  dock.listen();
  search.listen();
  view.listen();
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
  map.on("book", panel.show);
  view.network.once("afterDrawing", () => setTimeout(unpack));

  state.restore();
  redraw();
  view.start();
})(window.MiprofMap);
