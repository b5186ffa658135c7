// The views: which part of the network is seen, how large and in which colour its signs are.
(function (map) {
  "use strict";

  const { el, book, filters, form, language, places, scope, state } = map;
  const { say } = language;
  const ICON = "M12 4 3 9l9 5 9-5-9-5ZM3.5 13 12 17.7 20.5 13M3.5 16.8 12 21.5l8.5-4.7";
  const DEPTHS = [1, 2, 3, 4];
  let marks = [];
  let near = null;

  function viewChoice() {
    const names = [...new Set([scope.START.view, "all", ...scope.views.keys()])];
    const entries = names.map((value) => ({
      value,
      name: say(`view.${value}`),
      note: say(`view.${value}.note`),
      count: scope.views.get(value)?.nodes.length ?? book.nodes.length,
    }));
    return form.choice("view", entries, "views", {
      changes: (view) => ({ view, around: null, select: null }),
      current: () => (state.get("around") === null ? state.get("view") : ""),
    });
  }

  // Around one name: chosen from its card, or the one that is selected.
  function nearPart() {
    const around = state.get("around");
    if (around === null) {
      const node = state.get("select")?.node;
      if (node === undefined) return [el("p", { class: "hint", text: say("nearHint") })];
      const start = form.button(say("nearStart", { name: book.shortName(node) }), () => state.set({ around: node, depth: 1 }));
      return [start];
    }
    const entries = DEPTHS.map((value) => ({ value, name: say(value === 1 ? "depth.one" : "depth.many", { count: value }) }));
    const leave = form.button(say("nearLeave"), () => state.set({ around: null }), { id: "near-leave" });
    return [el("p", { class: "near-name" }, map.claims.nodeButton(around)), form.choice("depth", entries, "near").box, leave];
  }

  function sizeChoice() {
    const entries = places.SIZES.map((value) => ({ value, name: say(`size.${value}`) }));
    return form.choice("size", entries, "sizes");
  }

  // How the chosen size was computed, and for how many it says nothing.
  function caption() {
    const size = state.get("size");
    const missing = (book.measures[size] ?? []).filter((value) => value === null).length;
    return [say(`size.${size}.note`), missing ? language.count("missing", missing) : ""].filter(Boolean).join(" ");
  }

  function colourChoice() {
    const entries = ["kind", "community"].map((value) => ({ value, name: say(`colour.${value}`) }));
    return form.choice("colour", entries, "colours");
  }

  function community({ members }, place) {
    const [best] = members;
    const name = say("communityOf", { name: book.shortName(best) });
    const shown = state.get("community") === place;
    const entry = el(
      "button",
      { class: "entry", type: "button", "aria-pressed": String(shown) },
      map.theme.patch(book.communities[place]),
      el("span", { class: "entry-name", text: name }),
      el("span", { class: "count", text: String(members.length) }),
    );
    entry.addEventListener("click", () => state.set({ community: shown ? null : place }));
    return el("li", {}, entry);
  }

  function communityList() {
    if (state.get("colour") !== "community") return [];
    const large = book.communities.map((one, place) => [one, place]).filter(([{ members }]) => members.length > 3);
    return [
      el("p", { class: "hint", text: say("communityNote") }),
      el("ul", { class: "entries entries-communities" }, large.map(([one, place]) => community(one, place))),
    ];
  }

  function sourcesChoice() {
    const one = scope.countEdges((id) => scope.sourcesOf(id) === 1);
    const many = scope.countEdges((id) => scope.sourcesOf(id) > 1);
    const entries = [
      { value: "any", name: say("sources.any") },
      { value: "one", name: say("sources.one"), count: one },
      { value: "many", name: say("sources.many"), count: many },
    ];
    return form.choice("sources", entries, "sourcesTitle");
  }

  function build(inner) {
    const view = viewChoice();
    const size = sizeChoice();
    const colour = colourChoice();
    const sources = sourcesChoice();
    const note = el("p", { class: "hint", id: "size-note" });
    const list = el("div", {});
    near = el("div", { id: "near" });
    const refill = () => {
      form.refill(near, nearPart());
      note.textContent = caption();
      form.refill(list, communityList());
    };
    marks = [view.mark, size.mark, colour.mark, sources.mark, refill];
    inner.replaceChildren(
      form.section("views", view.box),
      form.section("near", near),
      form.section("sourcesTitle", sources.box, el("p", { class: "hint", text: say("sources.note") })),
      form.section("sizes", size.box, note),
      form.section("colours", colour.box, list),
    );
    refill();
  }

  const mark = () => marks.forEach((run) => run());
  map.dock.add({ name: "views", title: "views", icon: ICON, build });
  state.watch([...scope.KEYS, "size", "colour", "select"], mark);

  map.views = { enter: (around, depth = 1) => state.set({ ...filters.revealing({ nodes: [around] }), around, depth }) };
})(window.MiprofMap);
