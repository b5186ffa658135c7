// What the open panel of the sidebar lights on the map: a path, or a step of a story.
(function (map) {
  "use strict";

  const { filters, focus, scope, state } = map;
  const beams = new Map();
  let shines = false;

  // Whatever was filtered, what is lit must be seen.
  function show({ nodes, edges }) {
    if (!edges.every(scope.showsEdge) || !nodes.every(scope.showsNode)) {
      state.set(filters.revealing({ nodes, edges }));
    }
    focus.shine({ nodes, edges });
    map.view.frame(nodes);
  }

  function shine() {
    const beam = beams.get(map.dock.current());
    if (beam) show(beam);
    else if (shines) focus.shine(null);
    shines = Boolean(beam);
  }

  // Say what the panel behind a tab lights while it is open; null for nothing.
  function aim(tab, beam) {
    beams.set(tab, beam?.nodes.length ? beam : null);
    if (map.dock.current() === tab) shine();
  }

  state.watch(["tab"], shine);
  // Opened as a drawer, the sidebar covers a part of the map.
  map.on("drawer", shine);

  map.spotlight = { aim };
})(window.MiprofMap);
