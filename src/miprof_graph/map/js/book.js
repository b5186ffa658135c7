// What the page knows: entities, links, and the claims behind both, with look-ups between them.
// What the drawing needs is there at once; the rest is unpacked behind it.
(function (map) {
  "use strict";

  const { fillRows, readRows, unpack } = map.pack;
  const book = map.read("scene");
  const places = map.read("nodes");
  const TABLES = ["nodes", "edges", "claims", "sources"];
  let stories = [];
  for (const table of TABLES) book[table] = readRows(book[table]);
  for (const edge of book.edges) edge.claims = edge.claims.map((number) => book.claims[number]);
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

  // The address of the quoted words in their document, as the dataset writes it.
  function pointAt(url, words) {
    const said = encodeURIComponent(words).replaceAll(/[-!'()*]/g, (sign) => `%${sign.codePointAt(0).toString(16).toUpperCase()}`);
    return `${url}${url.includes("#") ? "" : "#"}:~:text=${said}`;
  }

  function bindFact(fact) {
    fact.claims = fact.claims.map((number) => book.claims[number]);
    for (const inner of fact.details ?? []) bindFact(inner);
  }

  async function open() {
    const rest = await unpack(map.find("rest").textContent);
    stories = rest.stories;
    for (const table of TABLES) fillRows(book[table], rest[table]);
    for (const claim of book.claims) {
      if (claim.exact) claim.url = pointAt(book.sources[claim.source].url, claim.quote);
    }
    for (const node of book.nodes) for (const fact of node.facts ?? []) bindFact(fact);
    isOpen = true;
    map.emit("book");
  }

  // Begun when the first drawing is on the screen, or by whoever needs the rest before.
  let isOpen = false;
  let opening = null;
  function opened() {
    opening ??= open();
    return opening;
  }

  map.book = {
    ...book,
    opened,
    isOpen: () => isOpen,
    stories: () => stories,
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
