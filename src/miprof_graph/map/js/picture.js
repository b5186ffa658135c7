// What is seen, as a picture to keep: with its title, its legend, its licence and the date of its data.
(function (map) {
  "use strict";

  const { book, el, form, language, looks, scope, theme, view } = map;
  const { say } = language;
  const FONT = "'Liberation Sans', 'DejaVu Sans', Arial, Helvetica, sans-serif";
  // Pixels of the picture for each of the screen, so that it can be printed.
  const SHARP = 2;
  const EDGE = 24;
  const HEAD = 76;
  const FOOT = 44;
  const ROW = 22;
  const COLUMN = 210;
  // Each shape as large as vis-network draws it.
  const REACH = { square: 1.25, triangle: 1.15, triangleDown: 1.15, star: 0.98 };

  function shape(ctx, { kind, x, y, size }) {
    const corners = theme.corners(kind);
    const reach = size * (REACH[kind] ?? 1);
    ctx.beginPath();
    if (corners) {
      corners.forEach(([across, down], place) => {
        if (place) ctx.lineTo(x + across * reach, y + down * reach);
        else ctx.moveTo(x + across * reach, y + down * reach);
      });
      ctx.closePath();
    } else ctx.arc(x, y, size, 0, 2 * Math.PI);
    ctx.fill();
  }

  function signs(ctx, { left, right, top, bottom }) {
    for (const id of book.order.toReversed()) {
      const { x, y, size, shape: kind, hidden, opacity, borderWidth, color } = looks.node(id);
      if (hidden || x < left - size || x > right + size || y < top - size || y > bottom + size) continue;
      ctx.globalAlpha = opacity;
      ctx.fillStyle = color.background;
      ctx.strokeStyle = color.border;
      ctx.lineWidth = borderWidth;
      shape(ctx, { kind, x, y, size });
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
  }

  // The kinds of what is shown, and of its links, each with its sign.
  function legend() {
    const nodes = new Set(book.nodes.filter((_, id) => scope.showsNode(id)).map(({ kind }) => kind));
    const edges = new Set(book.edges.filter((_, id) => scope.showsEdge(id)).map(({ group }) => group));
    return [
      ...[...nodes].sort((a, b) => a - b).map((place) => ({ ...book.kinds[place], sign: true })),
      ...[...edges].sort((a, b) => a - b).map((place) => book.groups[place]),
    ];
  }

  function plan() {
    const free = view.room();
    const width = Math.round(free.right - free.left);
    const height = Math.round(free.bottom - free.top);
    const entries = legend();
    const columns = Math.max(1, Math.floor((width - 2 * EDGE) / COLUMN));
    const rows = Math.ceil(entries.length / columns);
    const below = rows * ROW + FOOT;
    return { free, width, height, entries, columns, rows, whole: HEAD + height + below };
  }

  function write(ctx, { text, x, y, size = 12, weight = 450, ink = "--ink" }) {
    ctx.font = `${weight} ${size}px ${FONT}`;
    ctx.fillStyle = theme.css(ink);
    ctx.fillText(text, x, y);
  }

  function frame(ctx, { free, width, height }) {
    const scale = view.network.getScale();
    const first = view.network.DOMtoCanvas({ x: free.left, y: free.top });
    const last = view.network.DOMtoCanvas({ x: free.right, y: free.bottom });
    const area = { left: first.x, top: first.y, right: last.x, bottom: last.y };
    ctx.save();
    ctx.beginPath();
    ctx.rect(0, HEAD, width, height);
    ctx.clip();
    ctx.translate(-free.left, HEAD - free.top);
    ctx.save();
    ctx.scale(scale, scale);
    ctx.translate(free.left / scale - first.x, free.top / scale - first.y);
    map.wires.draw(ctx, area, scale);
    signs(ctx, area);
    ctx.restore();
    map.labels.write(ctx);
    ctx.restore();
  }

  function entry(ctx, item, x, y) {
    ctx.fillStyle = theme.colour(item);
    ctx.strokeStyle = theme.colour(item);
    if (item.sign) shape(ctx, { kind: item.shape, x: x + 12, y: y + 7, size: 6 });
    else {
      ctx.lineWidth = 2.4;
      ctx.setLineDash(item.dash);
      ctx.beginPath();
      ctx.moveTo(x, y + 7);
      ctx.lineTo(x + 24, y + 7);
      ctx.stroke();
      ctx.setLineDash([]);
    }
    const name = language.pick(item.name);
    write(ctx, { text: name.charAt(0).toLocaleUpperCase(language.code()) + name.slice(1), x: x + 32, y });
  }

  function paint(ctx, { width, height, whole, entries, rows, ...rest }) {
    ctx.fillStyle = theme.css("--paper");
    ctx.fillRect(0, 0, width, whole);
    ctx.textBaseline = "top";
    frame(ctx, { width, height, ...rest });
    ctx.textAlign = "start";
    write(ctx, { text: say("heading"), x: EDGE, y: 18, size: 20, weight: 700 });
    const shown = [map.find("where").textContent, map.find("status").textContent];
    write(ctx, { text: shown.filter(Boolean).join(" · "), x: EDGE, y: 46, size: 13, ink: "--soft" });
    entries.forEach((item, place) => {
      const column = Math.floor(place / rows);
      entry(ctx, item, EDGE + column * COLUMN, HEAD + height + 12 + (place % rows) * ROW);
    });
    const day = book.edition ? map.dates.words(book.edition) : "";
    const text = say(day ? "picture.licenceOf" : "picture.licence", { day });
    write(ctx, { text, x: EDGE, y: whole - 26, size: 11.5, ink: "--soft" });
  }

  function drawSvg() {
    const planned = plan();
    const pen = new map.Pen(planned.width, planned.whole, `${say("heading")} – ${map.find("where").textContent}`);
    paint(pen, planned);
    return new Blob([pen.toString()], { type: "image/svg+xml" });
  }

  function drawPng() {
    const planned = plan();
    const canvas = el("canvas", { width: planned.width * SHARP, height: planned.whole * SHARP });
    const ctx = canvas.getContext("2d");
    ctx.scale(SHARP, SHARP);
    paint(ctx, planned);
    return new Promise((done) => {
      canvas.toBlob(done, "image/png");
    });
  }

  async function save(draw, ending) {
    const address = URL.createObjectURL(await draw());
    el("a", { href: address, download: `${say("picture.file")}.${ending}` }).click();
    // The browser reads it after this turn.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  function part() {
    return form.section(
      "picture.title",
      el("p", { class: "hint", text: say("picture.hint") }),
      form.button("PNG", () => save(drawPng, "png"), { id: "picture-png" }),
      form.button("SVG", () => save(drawSvg, "svg"), { id: "picture-svg" }),
    );
  }

  map.share.add(part);
})(window.MiprofMap);
