// The links of an entity on its card, by relation: those on the map first, the rest folded away.
(function (map) {
  "use strict";

  const { el, book, claims, language, scope, state, when } = map;
  const { say } = language;

  const kindOf = (id) => book.kinds[book.nodes[id].kind].id;

  function group(numbers, id) {
    const groups = new Map();
    for (const number of numbers) {
      const relation = book.relationFrom(book.edges[number], id);
      groups.set(relation, [...(groups.get(relation) ?? []), number]);
    }
    const { compare } = new Intl.Collator(language.code());
    const name = (number) => book.name(book.other(book.edges[number], id));
    for (const found of groups.values()) found.sort((a, b) => compare(name(a), name(b)));
    // Who leads it comes first; then as in the legend, what binds most before what binds less.
    const order = ([, [number]]) => {
      const edge = book.edges[number];
      const relation = book.relations[edge.relation];
      return [edge.to === id && book.leads.includes(relation.id) ? 0 : 1, edge.group, -relation.weight];
    };
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

  // A body is led through its posts: who holds one stands below it, the last first.
  function holders(post, id) {
    if (kindOf(post) !== "post" || kindOf(id) === "person") return [];
    const isPerson = (number) => kindOf(book.other(book.edges[number], post)) === "person";
    const day = (number) => Math.max(...(book.edges[number].spans ?? [[0]]).map(([from, until]) => from || until));
    return book.edgesOf(post).filter(isPerson).filter(scope.anywhere()).sort((a, b) => day(b) - day(a));
  }

  function entry(number, id) {
    const edge = book.edges[number];
    return el("li", {}, claims.nodeButton(book.other(edge, id)), marks(number), claims.folded(edge.claims));
  }

  function neighbour(number, id) {
    const item = entry(number, id);
    const post = book.other(book.edges[number], id);
    const found = holders(post, id);
    if (found.length) item.append(el("ul", { class: "holders" }, found.map((one) => entry(one, post))));
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

  // What the reader did not ask for is a click away, and written when it is first looked at.
  function folded(key, numbers, id) {
    if (!numbers.length) return null;
    const details = el("details", { class: "rest" }, el("summary", { text: language.count(key, numbers.length) }));
    const write = () => details.childElementCount === 1 && details.append(...relations(numbers, id));
    details.firstChild.addEventListener("click", write);
    details.addEventListener("unfold", write);
    return details;
  }

  // A link is placed by its own dates, or by those of who holds the post that it leads to.
  function isDated(number, id) {
    const post = book.other(book.edges[number], id);
    return [number, ...holders(post, id)].some((one) => scope.grade(one) > when.UNDATED);
  }

  function list(id) {
    const all = book.edgesOf(id);
    if (!all.length) return null;
    const narrowed = map.filters.isFiltered();
    const shown = narrowed ? all.filter(scope.anywhere()) : all;
    const dated = state.get("date") ? shown.filter((number) => isDated(number, id)) : shown;
    const title = narrowed
      ? say("linksShown", { count: shown.length, all: all.length })
      : say("links", { count: all.length });
    return el(
      "section",
      {},
      el("h3", { text: title }),
      relations(dated, id),
      folded("undatedLinks", shown.filter((number) => !dated.includes(number)), id),
      folded("leftOut", all.filter((number) => !shown.includes(number)), id),
    );
  }

  map.links = { list, group, marks };
})(window.MiprofMap);
