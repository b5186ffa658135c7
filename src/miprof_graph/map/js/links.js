// The links of an entity on its card, by relation: those on the map first, the rest folded away.
(function (map) {
  "use strict";

  const { el, book, claims, language, scope, state, when } = map;
  const { say } = language;

  function group(numbers, id) {
    const groups = new Map();
    for (const number of numbers) {
      const relation = book.relationFrom(book.edges[number], id);
      groups.set(relation, [...(groups.get(relation) ?? []), number]);
    }
    const { compare } = new Intl.Collator(language.code());
    const name = (number) => book.name(book.other(book.edges[number], id));
    for (const found of groups.values()) found.sort((a, b) => compare(name(a), name(b)));
    // As in the legend: who leads and belongs where comes before what is merely spoken of.
    const order = ([, [number]]) => [book.edges[number].group, -book.relations[book.edges[number].relation].weight];
    const before = (a, b) => order(a).map((value, place) => value - order(b)[place]).find(Boolean);
    return [...groups].sort((a, b) => before(a, b) || b[1].length - a[1].length || compare(a[0], b[0]));
  }

  // What makes a link less than plain: its status, that documents disagree, that one alone says so.
  function marks(number) {
    const edge = book.edges[number];
    const found = claims.chips(edge);
    if (edge.disputed) found.push(el("span", { class: "chip chip-disputed", text: say("disputedShort") }));
    if (state.get("date") && scope.grade(number) === when.UNDATED) {
      found.push(el("span", { class: "chip chip-undated", text: say("undatedShort") }));
    }
    return found;
  }

  const kindOf = (id) => book.kinds[book.nodes[id].kind].id;

  // A body is led through its posts: who holds one stands below it, as far as it is on the map.
  function holders(post, id) {
    if (kindOf(post) !== "post" || kindOf(id) === "person") return null;
    const isPerson = (number) => kindOf(book.other(book.edges[number], post)) === "person";
    const found = book.edgesOf(post).filter(isPerson).filter(scope.anywhere());
    if (!found.length) return null;
    const day = (number) => Math.max(...(book.edges[number].spans ?? [[0]]).map(([from, until]) => from || until));
    found.sort((a, b) => day(b) - day(a));
    return el("ul", { class: "holders" }, found.map((number) => entry(number, post)));
  }

  function entry(number, id) {
    const edge = book.edges[number];
    return el("li", {}, claims.nodeButton(book.other(edge, id)), marks(number), claims.folded(edge.claims));
  }

  function neighbour(number, id) {
    const item = entry(number, id);
    const below = holders(book.other(book.edges[number], id), id);
    if (below) item.append(below);
    return item;
  }

  function relations(numbers, id) {
    return group(numbers, id).flatMap(([relation, found]) => [
      el(
        "h4",
        { class: "relation" },
        map.theme.stroke(book.groups[book.edges[found[0]].group]),
        el("span", { text: relation }),
        found.length > 1 ? el("span", { class: "count", text: String(found.length) }) : null,
      ),
      el("ul", { class: "neighbours" }, found.map((number) => neighbour(number, id))),
    ]);
  }

  // What the filters leave out is a click away, and written when it is first asked for.
  function rest(numbers, id) {
    const details = el("details", { class: "rest" });
    const summary = el("summary", { text: language.count("leftOut", numbers.length) });
    details.append(summary);
    const write = () => details.childElementCount === 1 && details.append(...relations(numbers, id));
    summary.addEventListener("click", write);
    details.addEventListener("unfold", write);
    return details;
  }

  function list(id) {
    const all = book.edgesOf(id);
    if (!all.length) return null;
    const narrowed = map.filters.isFiltered();
    const shown = narrowed ? all.filter(scope.anywhere()) : all;
    const left = all.filter((number) => !shown.includes(number));
    const title = narrowed
      ? say("linksShown", { count: shown.length, all: all.length })
      : say("links", { count: all.length });
    return el("section", {}, el("h3", { text: title }), relations(shown, id), left.length ? rest(left, id) : null);
  }

  map.links = { list, group, marks };
})(window.MiprofMap);
