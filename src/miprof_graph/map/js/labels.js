// Names on the map. The best linked come first, none covers another, and zooming in brings more:
// vis-network draws every name or none, so they are drawn here, at the same size at every zoom.
(function (map) {
  "use strict";

  const { book, theme, focus, places, scope, view } = map;
  const FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif";
  const LONGEST = 26;
  const MOST_SIGNS = 800;
  const widths = new Map();
  const lines = new Map();

  // A name in two lines, or in four for the one that is pointed at; the panel has it whole.
  function wrap(text, most = 2) {
    const key = most + text;
    if (lines.has(key)) return lines.get(key);
    const found = [""];
    for (const word of text.split(/\s+/)) {
      const last = found.at(-1);
      if (!last || last.length + word.length < LONGEST) found[found.length - 1] = `${last} ${word}`.trim();
      else found.push(word);
    }
    const kept = found.slice(0, most).map((line) => (line.length > 30 ? `${line.slice(0, 29)}…` : line));
    if (found.length > most) kept[most - 1] = `${kept[most - 1].slice(0, LONGEST)}…`;
    lines.set(key, kept);
    return kept;
  }

  function width(ctx, text) {
    const key = ctx.font + text;
    if (!widths.has(key)) widths.set(key, ctx.measureText(text).width);
    return widths.get(key);
  }

  function fontSize(rank, count) {
    if (rank < Math.max(1, count * 0.01)) return 17;
    if (rank < count * 0.04) return 14;
    return rank < count * 0.14 ? 12.5 : 11.5;
  }

  // The place of each entity among those that are shown, the best linked first.
  let order = [];
  let rank = [];
  function sort() {
    order = book.order.filter(scope.showsNode);
    rank = [];
    order.forEach((id, number) => (rank[id] = number));
  }
  map.state.watch(scope.KEYS, sort);
  sort();

  function candidates(lit, zoom) {
    const budget = 60 * Math.max(1, zoom / startScale()) ** 2 * (theme.isNarrow() ? 0.8 : 1);
    const hovered = focus.hovered();
    const first = [hovered, focus.selected()?.node].filter((id) => id !== null && id !== undefined);
    const rest = order.filter(
      (id) => !first.includes(id) && (lit ? lit.nodes.has(id) : rank[id] < budget),
    );
    return [...first.filter(scope.showsNode), ...rest];
  }

  // The scale at which all that is shown fits into the window.
  function startScale() {
    return view.wholeScale();
  }

  // Below, above, right, left; moved in where the edge of the map would cut a name.
  function spots(point, radius, size) {
    const { w, h } = size;
    const last = view.box.clientWidth - w - 4;
    const inside = point.x > 0 && point.x < view.box.clientWidth;
    const kept = (x) => (inside ? Math.min(Math.max(x, 4), Math.max(last, 4)) : x);
    return [
      [point.x - w / 2, point.y + radius + 2],
      [point.x - w / 2, point.y - radius - h - 2],
      [point.x + radius + 4, point.y - h / 2],
      [point.x - radius - w - 4, point.y - h / 2],
    ].map(([x, y]) => ({ x: kept(x), y, w, h }));
  }

  function meets(a, b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
  }

  // Signs that names should not cover; the names of great ones may cover those of small ones.
  function obstacles(lit, scale) {
    const { clientWidth: wide, clientHeight: tall } = view.box;
    const found = [];
    for (const id of order) {
      if (lit && !lit.nodes.has(id)) continue;
      const { x, y } = view.nodePoint(id);
      const r = places.size(id) * scale * 0.8;
      if (x < -r || y < -r || x > wide + r || y > tall + r) continue;
      found.push({ id, small: !isGreat(id), x: x - r, y: y - r, w: 2 * r, h: 2 * r });
      if (found.length === MOST_SIGNS) break;
    }
    return found;
  }

  function isGreat(id) {
    return rank[id] < Math.max(8, order.length * 0.08);
  }

  function isFree(spot, id, blocks, small) {
    for (const block of blocks) {
      if (block.id !== id && (small || !block.small) && meets(block, spot)) return false;
    }
    return true;
  }

  function freeSpot(id, tried, blocks) {
    const clear = (small) => tried.find((spot) => isFree(spot, id, blocks, small));
    return clear(true) ?? (isGreat(id) ? clear(false) : undefined);
  }

  // What lies over the map hides no name.
  function covers() {
    const base = view.box.getBoundingClientRect();
    return ["sidebar", "panel", "timebar"].map(map.find).map((cover) => {
      const { left, top, width: w, height: h } = cover.getBoundingClientRect();
      return { x: left - base.left, y: top - base.top, w, h };
    });
  }

  function draw(ctx) {
    const ratio = ctx.canvas.width / view.box.clientWidth;
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    write(ctx);
    ctx.restore();
  }

  // Write the names where the pixels of the window are those of the drawing.
  function write(ctx) {
    const { clientWidth: wide, clientHeight: tall } = view.box;
    const scale = view.network.getScale();
    const lit = focus.lit();
    const blocks = [...covers(), ...obstacles(lit, scale)];
    ctx.textBaseline = "top";
    ctx.textAlign = "center";
    ctx.lineJoin = "round";
    const ink = { ink: theme.css("--ink"), paper: theme.css("--paper") };
    for (const id of candidates(lit, scale)) {
      const point = view.nodePoint(id);
      if (point.x < -60 || point.y < -40 || point.x > wide + 60 || point.y > tall + 40) continue;
      place(ctx, id, point, blocks, scale, ink);
    }
  }

  function place(ctx, id, point, blocks, scale, ink) {
    const forced = id === focus.hovered() || id === focus.selected()?.node;
    const size = fontSize(rank[id], order.length) + (forced ? 1 : 0);
    ctx.font = `${size > 12.5 || forced ? 650 : 450} ${size}px ${FAMILY}`;
    const text = id === focus.hovered() ? wrap(book.name(id), 4) : wrap(book.shortName(id));
    const box = { w: Math.max(...text.map((line) => width(ctx, line))) + 4, h: text.length * size * 1.12 };
    const tried = spots(point, places.size(id) * scale, box);
    const free = freeSpot(id, tried, blocks);
    if (!free && !forced) return;
    const spot = free ?? tried[0];
    blocks.push(spot);
    ctx.strokeStyle = ink.paper;
    ctx.fillStyle = ink.ink;
    ctx.lineWidth = 4;
    text.forEach((line, row) => {
      const x = spot.x + spot.w / 2;
      const y = spot.y + row * size * 1.12;
      ctx.strokeText(line, x, y);
      ctx.fillText(line, x, y);
    });
  }

  map.labels = { draw, write, wrap };
})(window.MiprofMap);
