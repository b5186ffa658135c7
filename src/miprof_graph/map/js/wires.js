// The links as they are drawn: their courses are plotted when something moves, and links of one look
// share a stroke. vis-network would compute every curve and arrowhead again in each frame.
(function (map) {
  "use strict";

  const { book, places } = map;
  // More lines than this nobody tells apart: of a larger network those of the best linked come first.
  const MOST = 4000;
  const SAMPLES = 16;
  const order = book.edges.map((_, id) => id).sort((a, b) => place(a) - place(b) || a - b);
  let courses = [];
  let looks = [];
  let drawn = [];

  function place(id) {
    return Math.max(book.rank[book.edges[id].from], book.rank[book.edges[id].to]);
  }

  // A curve with one control point beside the middle; a link of a node with itself is a circle.
  function plot({ from, to, bend }) {
    const a = places.at(from);
    const b = places.at(to);
    const size = places.size(to);
    if (from === to) return { a, b, size, loop: true, x: a.x, y: a.y - 2 * size - 16 };
    const away = bend / 1000;
    return { a, b, size, x: (a.x + b.x) / 2 - (b.y - a.y) * away, y: (a.y + b.y) / 2 + (b.x - a.x) * away };
  }

  function pointOf({ a, b, x, y, size, loop }, t) {
    if (loop) {
      const r = size + 8;
      return { x: a.x + r * Math.sin(2 * Math.PI * t), y: a.y - r - r * Math.cos(2 * Math.PI * t) };
    }
    const s = 1 - t;
    return { x: s * s * a.x + 2 * s * t * x + t * t * b.x, y: s * s * a.y + 2 * s * t * y + t * t * b.y };
  }

  function meets({ a, b, x, y, size, loop }, area, margin = 0) {
    const wide = margin + (loop ? size + 16 : 0);
    return (
      Math.min(a.x, b.x, x) - wide < area.right &&
      Math.max(a.x, b.x, x) + wide > area.left &&
      Math.min(a.y, b.y, y) - wide < area.bottom &&
      Math.max(a.y, b.y, y) + wide > area.top
    );
  }

  // Take the look of every link, as vis-network would be told of it; faint ones are drawn first.
  function dress(lines) {
    const found = new Map();
    courses = book.edges.map(plot);
    for (const { id, hidden, width, dashes, color, arrows } of lines) {
      if (hidden) continue;
      const { enabled, scaleFactor } = arrows.to;
      const look = { width, dashes, ...color, head: enabled ? 15 * scaleFactor + 3 * width : 0 };
      const key = JSON.stringify(look);
      if (!found.has(key)) found.set(key, { ...look, ids: new Set() });
      found.get(key).ids.add(id);
    }
    looks = [...found.values()].sort((one, other) => one.opacity - other.opacity);
  }

  // The links to draw in an area; those that are lit are never left out.
  function choose(area) {
    const shown = new Set(looks.flatMap(({ ids }) => [...ids]));
    const lit = map.focus.lit()?.edges;
    const near = order.filter((id) => shown.has(id) && meets(courses[id], area));
    const kept = near.filter((id, rank) => rank < MOST || lit?.has(id));
    return new Set(kept);
  }

  // What is drawn in an area, by look: for a canvas, or for a picture of lines and shapes.
  function strokes(area) {
    const chosen = choose(area);
    drawn = [...chosen];
    return looks.map((look) => ({ ...look, ids: [...look.ids].filter((id) => chosen.has(id)) }));
  }

  // The three corners of an arrowhead, whose tip touches the sign that the link leads to.
  function headOf(id, length) {
    const { a, b, x, y, size, loop } = courses[id];
    if (loop) return null;
    const far = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const tip = pointOf(courses[id], Math.max(0.5, 1 - (size + 1.5) / far));
    const turn = Math.hypot(b.x - x, b.y - y) || 1;
    const across = { x: (b.x - x) / turn, y: (b.y - y) / turn };
    const corner = (side) => ({
      x: tip.x - across.x * length + side * across.y * length * 0.36,
      y: tip.y - across.y * length - side * across.x * length * 0.36,
    });
    return [tip, corner(1), corner(-1)];
  }

  function line(ctx, id) {
    const { a, b, x, y, size, loop } = courses[id];
    if (loop) {
      const r = size + 8;
      ctx.moveTo(a.x + r, a.y - r);
      ctx.arc(a.x, a.y - r, r, 0, 2 * Math.PI);
      return;
    }
    ctx.moveTo(a.x, a.y);
    ctx.quadraticCurveTo(x, y, b.x, b.y);
  }

  function head(ctx, id, length) {
    const corners = headOf(id, length);
    if (!corners) return;
    ctx.moveTo(corners[0].x, corners[0].y);
    for (const { x, y } of corners.slice(1)) ctx.lineTo(x, y);
    ctx.closePath();
  }

  function draw(ctx, area, scale) {
    for (const { ids, color, opacity, width, dashes, head: length } of strokes(area)) {
      ctx.globalAlpha = opacity;
      ctx.strokeStyle = color;
      ctx.fillStyle = color;
      ctx.lineWidth = width;
      ctx.setLineDash(dashes || []);
      ctx.beginPath();
      for (const id of ids) line(ctx, id);
      ctx.stroke();
      // An arrowhead of a pixel or two is a blot.
      if (length * scale < 2.2) continue;
      ctx.beginPath();
      for (const id of ids) head(ctx, id, length);
      ctx.fill();
    }
    ctx.globalAlpha = 1;
    ctx.setLineDash([]);
  }

  function distance(course, x, y) {
    let least = Infinity;
    let before = pointOf(course, 0);
    for (let step = 1; step <= SAMPLES; step += 1) {
      const now = pointOf(course, step / SAMPLES);
      const dx = now.x - before.x;
      const dy = now.y - before.y;
      const along = ((x - before.x) * dx + (y - before.y) * dy) / (dx * dx + dy * dy || 1);
      const t = Math.min(1, Math.max(0, along));
      least = Math.min(least, Math.hypot(before.x + t * dx - x, before.y + t * dy - y));
      before = now;
    }
    return least;
  }

  // The link at a place of the map, or undefined.
  function at({ x, y }, reach) {
    const spot = { left: x, right: x, top: y, bottom: y };
    const near = drawn.filter((id) => meets(courses[id], spot, reach));
    const ranked = near.map((id) => ({ id, far: distance(courses[id], x, y) })).filter(({ far }) => far < reach);
    return ranked.sort((one, other) => one.far - other.far)[0]?.id;
  }

  map.wires = { dress, draw, strokes, at, course: (id) => courses[id], headOf, middle: (id) => pointOf(courses[id], 0.5) };
})(window.MiprofMap);
