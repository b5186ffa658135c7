// A pen that draws SVG as a canvas is drawn on: what paints the screen paints the file too.
// It knows as much of a canvas as the drawing of the map uses.
(function (map) {
  "use strict";

  const { svg } = map;
  // A canvas hangs its text from the top of the letters; SVG puts it on their line.
  const ASCENT = 0.86;

  class Pen {
    #group;
    #path = "";
    #clips = 0;
    #stack = [];
    #scale;
    fillStyle = "#000";
    strokeStyle = "#000";
    lineWidth = 1;
    lineJoin = "miter";
    globalAlpha = 1;
    font = "10px sans-serif";
    textAlign = "start";
    textBaseline = "top";
    #dash = [];

    constructor(width, height, title) {
      const size = { width, height, viewBox: `0 0 ${width} ${height}` };
      this.root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", role: "img", ...size }, svg("title", { text: title }));
      this.#group = this.root;
      this.#scale = document.createElement("canvas").getContext("2d");
    }

    save() {
      const { fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign } = this;
      const kept = { fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign };
      this.#stack.push({ group: this.#group, dash: this.#dash, kept });
    }

    restore() {
      const { group, dash, kept } = this.#stack.pop();
      this.#group = group;
      this.#dash = dash;
      Object.assign(this, kept);
    }

    #enter(attributes) {
      const inner = svg("g", attributes);
      this.#group.append(inner);
      this.#group = inner;
    }

    translate(x, y) {
      this.#enter({ transform: `translate(${round(x)} ${round(y)})` });
    }

    scale(x, y) {
      this.#enter({ transform: `scale(${x} ${y})` });
    }

    clip() {
      const id = `clip-${(this.#clips += 1)}`;
      this.#group.append(svg("clipPath", { id }, svg("path", { d: this.#path })));
      this.#enter({ "clip-path": `url(#${id})` });
    }

    setLineDash(dash) {
      this.#dash = dash;
    }

    beginPath() {
      this.#path = "";
    }

    #add(command, ...numbers) {
      this.#path += command + numbers.map(round).join(" ");
    }

    moveTo(x, y) {
      this.#add("M", x, y);
    }

    lineTo(x, y) {
      this.#add("L", x, y);
    }

    quadraticCurveTo(cx, cy, x, y) {
      this.#add("Q", cx, cy, x, y);
    }

    // Whole circles only.
    arc(x, y, r) {
      this.#path += `M${round(x + r)} ${round(y)}a${round(r)} ${round(r)} 0 1 1 ${round(-2 * r)} 0a${round(r)} ${round(r)} 0 1 1 ${round(2 * r)} 0`;
    }

    rect(x, y, w, h) {
      this.#path += `M${round(x)} ${round(y)}h${round(w)}v${round(h)}h${round(-w)}z`;
    }

    closePath() {
      this.#path += "z";
    }

    #alpha() {
      return this.globalAlpha === 1 ? null : round(this.globalAlpha);
    }

    fill() {
      if (!this.#path) return;
      this.#group.append(svg("path", { d: this.#path, fill: this.fillStyle, opacity: this.#alpha() }));
    }

    stroke() {
      if (!this.#path) return;
      const dash = this.#dash.length ? this.#dash.join(" ") : null;
      const line = { stroke: this.strokeStyle, "stroke-width": round(this.lineWidth), "stroke-dasharray": dash };
      this.#group.append(svg("path", { d: this.#path, fill: "none", ...line, opacity: this.#alpha() }));
    }

    fillRect(x, y, width, height) {
      this.#group.append(svg("rect", { x, y, width, height, fill: this.fillStyle }));
    }

    measureText(text) {
      this.#scale.font = this.font;
      return this.#scale.measureText(text);
    }

    #write(text, x, y, ink) {
      const [, weight, size, family] = /^(\d+) ([\d.]+)px (.*)$/.exec(this.font);
      const anchor = { center: "middle", end: "end" }[this.textAlign] ?? "start";
      const place = { x: round(x), y: round(y + size * ASCENT), "text-anchor": anchor };
      const letters = { "font-family": family, "font-size": size, "font-weight": weight };
      this.#group.append(svg("text", { ...place, ...letters, ...ink, text }));
    }

    fillText(text, x, y) {
      this.#write(text, x, y, { fill: this.fillStyle });
    }

    strokeText(text, x, y) {
      const ink = { stroke: this.strokeStyle, "stroke-width": this.lineWidth, "stroke-linejoin": "round" };
      this.#write(text, x, y, { fill: this.strokeStyle, ...ink });
    }

    toString() {
      return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(this.root)}\n`;
    }
  }

  function round(number) {
    return Math.round(number * 100) / 100;
  }

  map.Pen = Pen;
})(window.MiprofMap);
