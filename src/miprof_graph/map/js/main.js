// Start the page: everything that happens when the language, the theme, or the focus changes.
(function (map) {
  "use strict";

  const { book, focus, language, legend, panel, search, view } = map;

  function status() {
    const nodes = book.nodes.filter((_, id) => focus.showsNode(id)).length;
    const edges = book.edges.filter((_, id) => focus.showsEdge(id)).length;
    map.find("status").textContent = language.say("counted", { nodes, edges });
  }

  function redraw() {
    view.paint();
    legend.mark();
    status();
  }

  map.on("select", panel.show);
  map.on("change", redraw);
  map.on("theme", () => {
    legend.build();
    panel.show();
    redraw();
  });
  map.on("language", () => {
    legend.build();
    panel.show();
    redraw();
  });
  map.on("hover", () => view.network.redraw());

  language.label();
  legend.build();
  search.listen();
  view.listen();
  map.find("language").addEventListener("click", language.change);
  map.find("zoom-in").addEventListener("click", () => view.zoom(1.4));
  map.find("zoom-out").addEventListener("click", () => view.zoom(1 / 1.4));
  map.find("zoom-fit").addEventListener("click", () => view.fit());
  view.network.on("afterDrawing", map.labels.draw);
  status();
  view.fit(true);
  // A page may lead to one entity of the map by its name: map.html#its-name.
  const wanted = map.book.idOf(window.location.hash.slice(1));
  if (wanted !== undefined) panel.open(wanted);
})(window.MiprofMap);
