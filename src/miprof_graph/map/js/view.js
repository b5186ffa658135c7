// The drawing: vis-network, which pyvis filled, with the names above its signs and the links below.
(function (map) {
  "use strict";

  const { backdrop, book, crowd, front, theme, focus, looks, places, scope, state, wires } = map;
  const box = map.find("map");
  const network = new window.vis.Network(box, { nodes: front.nodes, edges: [] }, {
    // pyvis hands its options to the template as text.
    ...JSON.parse(map.read("options")),
    nodes: { chosen: false },
  });

  function paint() {
    front.settle(backdrop.seen());
    wires.dress(book.edges.map((_, id) => looks.edge(id)));
    crowd.dress();
    backdrop.refresh();
  }

  // The part of the drawing that neither the legend nor the panel covers.
  function room() {
    const free = { left: 0, right: box.clientWidth, top: 0, bottom: box.clientHeight };
    const panel = map.find("panel");
    const sidebar = map.find("sidebar");
    free.bottom -= map.find("timebar").offsetHeight + 12;
    if (theme.isNarrow()) {
      free.bottom -= Math.max(panel.hidden ? 0 : panel.offsetHeight, sidebar.offsetHeight);
    } else {
      free.left += sidebar.offsetWidth + 24;
      if (!panel.hidden) free.right -= panel.offsetWidth + 16;
    }
    return free;
  }

  function move(position, scale, still = false) {
    const free = room();
    const offset = {
      x: (free.left + free.right - box.clientWidth) / 2,
      y: (free.top + free.bottom - box.clientHeight) / 2,
    };
    const animation =
      still || theme.isCalm() ? false : { duration: 380, easingFunction: "easeInOutQuad" };
    network.moveTo({ position, scale, offset, animation });
    if (!animation && !still) keep();
  }

  function framing(ids) {
    const shown = ids.filter(scope.showsNode);
    if (!shown.length) return null;
    const spread = (axis) => {
      const values = shown.map((id) => places.at(id)[axis]);
      return [Math.min(...values), Math.max(...values)];
    };
    const [left, right] = spread("x");
    const [top, bottom] = spread("y");
    const free = room();
    const scale = Math.min(
      (free.right - free.left - 110) / (right - left + 1),
      (free.bottom - free.top - 90) / (bottom - top + 1),
    );
    return { centre: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale };
  }

  function frame(ids, { least = 0.05, still = false } = {}) {
    const found = framing(ids);
    if (found) move(found.centre, Math.min(1.4, Math.max(least, found.scale)), still);
  }

  function fit(still = false) {
    // On a phone the whole map is too small to read: start on its heart instead.
    if (still && theme.isNarrow()) {
      frame(book.order.slice(0, 12), { least: 0.34, still });
      return;
    }
    fitting = !still;
    state.set({ at: null });
    frame(book.nodes.map((_, id) => id), { still });
  }

  // The scale at which all that is shown is seen; kept, for it is asked for at every drawing.
  let whole = 0;
  function wholeScale() {
    whole ||= framing(book.nodes.map((_, id) => id))?.scale ?? 1;
    return whole;
  }
  state.watch(scope.KEYS, () => (whole = 0));

  // Show an entity with its neighbours, as far as they can be read together.
  function goTo(id, still = false) {
    const around = [...new Set(book.edgesOf(id).flatMap((e) => [book.edges[e].from, book.edges[e].to]))];
    const { scale } = framing([id, ...around]);
    const { x, y } = places.at(id);
    move({ x, y }, Math.min(1.2, Math.max(scale, theme.isNarrow() ? 0.55 : 0.7)), still);
  }

  // Where the reader moved the map to, kept in the address: the middle, and the scale in thousandths.
  state.define("at", {
    start: null,
    read: (text) => (/^-?\d+,-?\d+,\d+$/.test(text) ? text.split(",").map(Number) : undefined),
    write: (at) => at.join(","),
  });

  function present() {
    const { x, y } = network.getViewPosition();
    return [Math.round(x), Math.round(y), Math.round(network.getScale() * 1000)];
  }

  function stand([x, y, scale]) {
    network.moveTo({ position: { x, y }, scale: scale / 1000, animation: false });
  }

  // After a fit there is nothing to keep: any window fits again.
  let fitting = false;
  function keep() {
    if (!fitting) state.set({ at: present() });
    fitting = false;
  }

  // Once more when the card is written, for only then is it seen how much of the map it covers.
  function lead({ node, edge }) {
    const go = () => goTo(node ?? book.edges[edge].from, true);
    go();
    map.on("book", () => state.get("at") === null && go());
  }

  // An address that gives no place leads to what it selects, or shows the whole map.
  function start() {
    const asked = state.get("at");
    const selected = state.get("select");
    if (asked) stand(asked);
    else if (selected) lead(selected);
    else fit(true);
    // An address that gives a place as well is followed as it stands.
    state.watch(["view", "around", "depth"], (changed) => changed.includes("at") || fit());
    state.watch(["at"], () => {
      const at = state.get("at");
      if (at && at.join() !== present().join()) stand(at);
    });
  }

  // Move only as far as is needed to see an entity at all.
  function bring(id) {
    const { x, y } = network.canvasToDOM(places.at(id));
    const free = room();
    if (x < free.left + 30 || x > free.right - 30 || y < free.top + 30 || y > free.bottom - 30) move(places.at(id), network.getScale());
  }

  function zoom(factor) {
    const scale = Math.min(4, Math.max(0.05, network.getScale() * factor));
    network.moveTo({ scale, animation: theme.isCalm() ? false : { duration: 160 } });
    if (theme.isCalm()) keep();
  }

  function pan(x, y) {
    network.moveTo({ position: network.getViewPosition(), offset: { x, y } });
    keep();
  }

  const KEYS = {
    ArrowLeft: () => pan(80, 0),
    ArrowRight: () => pan(-80, 0),
    ArrowUp: () => pan(0, 80),
    ArrowDown: () => pan(0, -80),
    "+": () => zoom(1.3),
    "=": () => zoom(1.3),
    "-": () => zoom(1 / 1.3),
    0: () => fit(),
    Escape: () => focus.clear(),
  };

  function listen() {
    network.on("beforeDrawing", backdrop.draw);
    for (const event of ["dragEnd", "zoom", "animationFinished"]) network.on(event, keep);
    const settle = () => front.settle(backdrop.seen());
    if (crowd.isLarge) network.on("dragEnd", settle);
    if (crowd.isLarge) map.on("still", settle);
    box.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
      event.preventDefault();
      KEYS[event.key]();
    });
  }

  function nodePoint(id) {
    return network.canvasToDOM(places.at(id));
  }

  function edgePoint(id) {
    return network.canvasToDOM(wires.middle(id));
  }

  map.view = { network, box, room, listen, paint, frame, fit, wholeScale, goTo, bring, zoom, start, keep, nodePoint, edgePoint };
})(window.MiprofMap);
