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
    return [...groups].sort((a, b) => b[1].length - a[1].length || compare(a[0], b[0]));
  }

  // What makes a link less than plain: its status, that documents disagree, that one alone says so.
  function marks(number) {
    const edge = book.edges[number];
    const found = claims.chips(edge);
    if (edge.disputed) found.push(el("span", { class: "chip chip-disputed", text: say("disputedShort") }));
    if (state.get("date") && scope.showsEdge(number) && scope.grade(number) === when.UNDATED) {
      found.push(el("span", { class: "chip chip-undated", text: say("undatedShort") }));
    }
    return found;
  }

  function neighbour(number, id) {
    const edge = book.edges[number];
    return el("li", {}, claims.nodeButton(book.other(edge, id)), marks(number), claims.folded(edge.claims));
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
    const shown = narrowed ? all.filter(scope.showsEdge) : all;
    const left = all.filter((number) => !shown.includes(number));
    const title = narrowed
      ? say("linksShown", { count: shown.length, all: all.length })
      : say("links", { count: all.length });
    return el("section", {}, el("h3", { text: title }), relations(shown, id), left.length ? rest(left, id) : null);
  }

  map.links = { list, marks };
})(window.MiprofMap);
