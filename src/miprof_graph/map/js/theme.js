// Colours and shapes, light or dark as the reader's system asks.
(function (map) {
  "use strict";

  const { state } = map;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = window.matchMedia("(max-width: 760px)");
  const CORNERS = {
    square: [[-0.8, -0.8], [0.8, -0.8], [0.8, 0.8], [-0.8, 0.8]],
    diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
    triangle: [[0, -0.95], [1, 0.8], [-1, 0.8]],
    triangleDown: [[0, 0.95], [1, -0.8], [-1, -0.8]],
    hexagon: round(6, () => 1, 0),
    star: round(10, (corner) => (corner % 2 ? 0.45 : 1.1), -Math.PI / 2),
  };

  function round(corners, reach, turn) {
    return Array.from({ length: corners }, (_, corner) => {
      const angle = turn + (corner * 2 * Math.PI) / corners;
      return [Math.cos(angle) * reach(corner), Math.sin(angle) * reach(corner)];
    });
  }

  function isDark() {
    return "dark" in document.documentElement.dataset;
  }

  function colour(entry) {
    return isDark() ? entry.dark : entry.light;
  }

  // Asked for thousands of times in a drawing, so each is looked up once in either theme.
  const kept = { true: new Map(), false: new Map() };
  function css(name) {
    const known = kept[isDark()];
    if (!known.has(name)) known.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
    return known.get(name);
  }

  function swatch(kind) {
    const corners = CORNERS[kind.shape];
    const shape = corners
      ? map.svg("polygon", { points: corners.map(([x, y]) => `${x * 7},${y * 7}`).join(" ") })
      : map.svg("circle", { r: 6.4 });
    shape.setAttribute("fill", colour(kind));
    return map.svg("svg", { class: "swatch", viewBox: "-9 -9 18 18", "aria-hidden": "true" }, shape);
  }

  // A patch of colour where the shape says nothing.
  function patch(entry) {
    const shape = map.svg("rect", { x: -7, y: -5, width: 14, height: 10, rx: 4, fill: colour(entry) });
    return map.svg("svg", { class: "swatch", viewBox: "-9 -9 18 18", "aria-hidden": "true" }, shape);
  }

  function stroke(group) {
    return sample(colour(group), group.dash);
  }

  // Links that no document plainly asserts are dotted, whatever their relation.
  const DOUBT = [1, 5];
  // Begun, and no document says whether it ended; over at the later of two dates.
  const MAYBE = [6, 6];
  const OVER = [9, 5];

  function sample(ink, dash) {
    const line = map.svg("line", { x1: 1, y1: 9, x2: 31, y2: 9, "stroke-width": 2.6, stroke: ink });
    if (dash.length) line.setAttribute("stroke-dasharray", dash.join(" "));
    return map.svg("svg", { class: "stroke", viewBox: "0 0 32 18", "aria-hidden": "true" }, line);
  }

  // As the reader chose, or else as the system has it.
  let printing = false;
  state.define("theme", state.oneOf(["auto", "light", "dark"]));

  function change() {
    const chosen = state.get("theme");
    const dark = chosen === "auto" ? system.matches : chosen === "dark";
    document.documentElement.toggleAttribute("data-dark", dark && !printing);
    map.emit("theme");
  }

  // Paper is white, whatever the screen is.
  function print(now) {
    printing = now;
    if (isDark() || !now) change();
  }

  system.addEventListener("change", change);
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));
  state.watch(["theme"], change);
  change();

  map.theme = {
    colour,
    // The corners of a shape, within a square from -1 to 1; a dot has none.
    corners: (shape) => CORNERS[shape],
    css,
    swatch,
    patch,
    stroke,
    doubt: () => sample(css("--ink"), DOUBT),
    maybe: () => sample(css("--ink"), MAYBE),
    isNew: () => sample(css("--new"), []),
    isOver: () => sample(css("--over"), OVER),
    undated: () => sample(css("--line"), []),
    doubtDash: DOUBT,
    maybeDash: MAYBE,
    overDash: OVER,
    isCalm: () => calm.matches,
    isNarrow: () => narrow.matches,
  };
})(window.MiprofMap);
