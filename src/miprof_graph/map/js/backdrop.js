// What lies under the names and the signs is painted once, a little wider than the window, and moved
// with the map: a frame then costs the same whether a hundred links are drawn or thousands.
(function (map) {
  "use strict";

  const MARGIN = 0.3;
  const PAUSE = 120;
  const bitmap = document.createElement("canvas");
  const pen = bitmap.getContext("2d");
  let painted = null;
  let timer = 0;

  function seen({ network, box }, margin = 0) {
    const { clientWidth: wide, clientHeight: tall } = box;
    const first = network.DOMtoCanvas({ x: -margin * wide, y: -margin * tall });
    const last = network.DOMtoCanvas({ x: (1 + margin) * wide, y: (1 + margin) * tall });
    return { left: first.x, top: first.y, right: last.x, bottom: last.y };
  }

  function paint(ratio) {
    const { network, box } = map.view;
    const scale = network.getScale();
    const area = seen(map.view, MARGIN);
    bitmap.width = Math.ceil(box.clientWidth * (1 + 2 * MARGIN) * ratio);
    bitmap.height = Math.ceil(box.clientHeight * (1 + 2 * MARGIN) * ratio);
    pen.setTransform(scale * ratio, 0, 0, scale * ratio, -area.left * scale * ratio, -area.top * scale * ratio);
    map.wires.draw(pen, area, scale);
    map.crowd.draw(pen, area, scale);
    painted = { area, scale };
  }

  function covers(area) {
    const { left, right, top, bottom } = painted.area;
    return left <= area.left && right >= area.right && top <= area.top && bottom >= area.bottom;
  }

  // While the map is zoomed the old picture will do, stretched; a new one follows when it rests.
  function isWorn() {
    if (!painted) return true;
    const grown = map.view.network.getScale() / painted.scale;
    if (Math.abs(grown - 1) < 0.001) return !covers(seen(map.view));
    clearTimeout(timer);
    timer = setTimeout(rest, PAUSE);
    return grown > 2 || grown < 0.6;
  }

  function draw(ctx) {
    if (isWorn()) paint(ctx.canvas.width / map.view.box.clientWidth);
    const { left, top, right, bottom } = painted.area;
    ctx.drawImage(bitmap, left, top, right - left, bottom - top);
  }

  function rest() {
    map.emit("still");
    refresh();
  }

  function refresh() {
    clearTimeout(timer);
    painted = null;
    map.view.network.redraw();
  }

  map.backdrop = { draw, refresh, seen: () => seen(map.view, MARGIN) };
})(window.MiprofMap);
