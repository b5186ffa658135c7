// How two names are linked: the panel that asks for them, and tells each step with its evidence.
(function (map) {
  "use strict";

  const { book, claims, el, form, language, scope, state } = map;
  const { say, count } = language;
  const ICON = "M5 19a2 2 0 1 0 0-.1M19 5a2 2 0 1 0 0-.1M7 18c8 0 2-12 10-12";
  const MOST = 8;
  const ENDS = ["from", "to"];
  let box = null;
  let ways = [];

  for (const end of ENDS) {
    state.define(end, { start: null, read: (slug) => book.idOf(slug), write: (id) => book.nodes[id].slug });
  }
  state.define("way", { start: 0, read: (text) => (/^\d{1,2}$/.test(text) ? Number(text) : undefined) });
  state.define("within", state.oneOf(["all", "shown"]));

  function search() {
    const [from, to] = ENDS.map((end) => state.get(end));
    const within = state.get("within") === "all" ? undefined : scope.showsEdge;
    ways = from === null || to === null ? [] : map.routes.find(from, to, within);
  }

  function chosen() {
    return ways[Math.min(state.get("way"), ways.length - 1)];
  }

  // Light the way that is chosen.
  function shine() {
    const way = chosen();
    const nodes = way && [way[0].from, ...way.map(({ to }) => to)];
    map.spotlight.aim("paths", way ? { nodes, edges: way.flatMap(({ edges }) => edges) } : null);
  }

  function field(end) {
    const id = state.get(end);
    const input = el("input", {
      id: `path-${end}`,
      class: "field",
      type: "text",
      autocomplete: "off",
      spellcheck: "false",
      role: "combobox",
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      "aria-controls": `names-${end}`,
      placeholder: say("searchHint"),
    });
    if (id !== null) input.value = book.name(id);
    const list = el("ul", { id: `names-${end}`, class: "results", role: "listbox", "aria-label": say("results"), hidden: true });
    map.picker.bind(input, list, `name-${end}`, (found) => state.set({ [end]: found, way: 0 }));
    return el("div", { class: "path-end" }, el("label", { for: input.id, text: say(`path.${end}`) }), input, list);
  }

  function swap() {
    state.set({ from: state.get("to"), to: state.get("from"), way: 0 });
  }

  function ask() {
    const only = el("input", { type: "checkbox" });
    only.checked = state.get("within") === "shown";
    only.addEventListener("change", () => state.set({ within: only.checked ? "shown" : "all", way: 0 }));
    return form.section(
      "path.title",
      el("p", { class: "hint", text: say("path.hint") }),
      ENDS.map(field),
      form.button(say("path.swap"), swap),
      el("label", { class: "option" }, only, el("span", { class: "option-name", text: say("path.within") })),
    );
  }

  // A link as its step is walked: "est dirigé par", with its first source and all its statements.
  function leg(id, from) {
    const edge = book.edges[id];
    const source = book.sources[edge.claims[0].source];
    return el(
      "div",
      { class: "leg" },
      el(
        "p",
        { class: "leg-verb" },
        map.theme.stroke(book.groups[edge.group]),
        el("span", { text: book.relationFrom(edge, from) }),
        map.links.marks(id),
      ),
      el("p", { class: "source", text: language.pick(source.title) }),
      claims.folded(edge.claims),
    );
  }

  function steps(way) {
    const stop = (id) => el("li", { class: "stop" }, claims.nodeButton(id));
    const walked = way.map(({ from, to, edges }) => [el("li", {}, edges.map((id) => leg(id, from))), stop(to)]);
    return el("ol", { class: "path-steps" }, stop(way[0].from), walked.flat());
  }

  function option(way, place) {
    const names = way.slice(0, -1).map(({ to }) => book.shortName(to));
    const direct = language.pick(book.relations[book.edges[way[0].edges[0]].relation].name);
    const text = names.length ? say("path.over", { names: names.join(" → ") }) : direct;
    const button = el("button", { class: "path-way", type: "button", text, click: () => state.set({ way: place }) });
    button.setAttribute("aria-pressed", String(way === chosen()));
    return el("li", {}, button);
  }

  function answer() {
    const [from, to] = ENDS.map((end) => state.get(end));
    if (from === null || to === null) return null;
    if (!ways.length) return el("p", { class: "hint", text: say(from === to ? "path.same" : "path.none") });
    const found = count("path.ways", ways.length);
    const links = count("path.links", ways[0].length);
    return el(
      "section",
      { class: "part" },
      el("p", { class: "hint", role: "status", text: say("path.found", { found, links }) }),
      el("ol", { class: "path-ways" }, ways.slice(0, MOST).map(option)),
      ways.length > MOST ? el("p", { class: "hint", text: count("path.more", ways.length - MOST) }) : null,
      book.isOpen() ? steps(chosen()) : null,
    );
  }

  function build(inner) {
    box = inner;
    box.replaceChildren(...[ask(), answer()].filter(Boolean));
  }

  function change() {
    search();
    build(box);
    shine();
  }

  map.dock.add({ name: "paths", title: "path.tab", icon: ICON, build });
  state.watch([...ENDS, "within"], change);
  state.watch(["way"], change);
  map.on("book", () => build(box));

  map.paths = { ways: () => ways };
})(window.MiprofMap);
