// What the page knows: entities, links, and the claims behind both, with look-ups between them.
(function (map) {
  "use strict";

  const book = map.read("book");
  const places = map.read("nodes");
  const edgesOf = book.nodes.map(() => []);
  book.edges.forEach((edge, id) => {
    edgesOf[edge.from].push(id);
    if (edge.to !== edge.from) edgesOf[edge.to].push(id);
  });
  const bySlug = new Map(book.nodes.map((node, id) => [node.slug, id]));
  const order = book.nodes
    .map((_, id) => id)
    .sort((a, b) => edgesOf[b].length - edgesOf[a].length || a - b);
  const rank = [];
  order.forEach((id, place) => (rank[id] = place));

  function name(id) {
    return map.language.pick(book.nodes[id].name);
  }

  function shortName(id) {
    return map.language.pick(book.nodes[id].short ?? {}) || name(id);
  }

  function other(edge, id) {
    return edge.from === id ? edge.to : edge.from;
  }

  // The relation as one of its two ends sees it: "dirige" or "est dirigé par".
  function relationFrom(edge, id) {
    const relation = book.relations[edge.relation];
    const backwards = edge.to === id && edge.from !== id && !relation.same;
    return map.language.pick(backwards ? relation.inverse : relation.name);
  }

  function refer(value) {
    if ("node" in value) return name(value.node);
    if ("date" in value) return map.dates.words(value.date);
    if ("literal" in value) return value.literal;
    return map.language.pick(value.text);
  }

  map.book = {
    ...book,
    places,
    edgesOf: (id) => edgesOf[id],
    idOf: (slug) => bySlug.get(slug),
    order,
    rank,
    name,
    shortName,
    other,
    relationFrom,
    refer,
  };
})(window.MiprofMap);
