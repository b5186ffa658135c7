// What the pointer does on the drawing: a click selects what lies there, a move says what it is.
(function (map) {
  "use strict";

  const { crowd, focus, front, view, wires } = map;
  const { box, network } = view;
  // How near to a link, in pixels, is on it.
  const NEAR = 6;

  const reach = () => NEAR / network.getScale();

  function click({ nodes: hit, pointer }) {
    const node = hit[0] ?? crowd.at(pointer.canvas, reach());
    const edge = wires.at(pointer.canvas, reach());
    if (node !== undefined) focus.selectNode(node);
    else if (edge === undefined) focus.clear();
    else focus.selectEdge(edge);
    network.unselectAll();
    // The card came where the map stood: an address gives that place back too.
    view.keep();
  }

  function hover(id) {
    const before = focus.hovered();
    box.classList.toggle("pointing", id !== null);
    focus.hover(id);
    front.touch([before, id]);
  }

  function point({ clientX, clientY, buttons }) {
    const { left, top } = box.getBoundingClientRect();
    const spot = { x: clientX - left, y: clientY - top };
    const free = !buttons && focus.hovered() === null;
    const link = free ? wires.at(network.DOMtoCanvas(spot), reach()) : undefined;
    if (free) box.classList.toggle("pointing", link !== undefined);
    map.hint.point(link, spot);
  }

  function listen() {
    network.on("click", click);
    network.on("hoverNode", ({ node }) => hover(node));
    network.on("blurNode", () => hover(null));
    box.addEventListener("pointermove", point);
    box.addEventListener("pointerleave", () => map.hint.point());
  }

  map.pointing = { listen };
})(window.MiprofMap);
