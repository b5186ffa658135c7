// A name in the middle and its neighbours in rings around it, those of one relation side by side.
(function (map) {
  "use strict";

  const { book } = map;
  const ROOM = 92;
  const GAP = 210;

  // The link over which each entity is reached first: the one that says most.
  function parents(centre, steps, shows) {
    const found = new Map();
    for (const id of steps.keys()) {
      if (id === centre) continue;
      const links = book
        .edgesOf(id)
        .filter((edge) => shows(edge) && steps.get(book.other(book.edges[edge], id)) === steps.get(id) - 1)
        .sort((a, b) => weight(b) - weight(a) || a - b);
      const edge = links[0];
      found.set(id, { over: edge, from: book.other(book.edges[edge], id) });
    }
    return found;
  }

  const weight = (edge) => book.relations[book.edges[edge].relation].weight;

  // Every entity takes as much of the circle as those behind it need.
  function families(centre, steps, behind) {
    const children = new Map([...steps.keys()].map((id) => [id, []]));
    for (const [id, { from }] of behind) children.get(from).push(id);
    const order = (id) => {
      const edge = book.edges[behind.get(id).over];
      return [edge.group, edge.relation, book.nodes[id].kind, book.rank[id]];
    };
    const compare = (a, b) => {
      const [one, other] = [order(a), order(b)];
      const place = one.findIndex((value, index) => value !== other[index]);
      return place < 0 ? 0 : one[place] - other[place];
    };
    for (const list of children.values()) list.sort(compare);
    return children;
  }

  // Rings are as wide as their entities need; a crowded one is three, one behind the other.
  function lay(centre, steps, shows) {
    const behind = parents(centre, steps, shows);
    const children = families(centre, steps, behind);
    const size = new Map();
    for (const id of [...steps.keys()].toReversed()) {
      size.set(id, Math.max(1, children.get(id).reduce((sum, child) => sum + size.get(child), 0)));
    }
    const counts = [];
    for (const far of steps.values()) counts[far] = (counts[far] ?? 0) + 1;
    const rings = counts.map((count) => ({ count, rows: count > 150 ? 4 : count > 60 ? 3 : count > 26 ? 2 : 1 }));
    let radius = 0;
    for (const ring of rings) {
      ring.radius = ring === rings[0] ? 0 : Math.max(radius + GAP, (ring.count / ring.rows) * (ROOM / (2 * Math.PI)));
      radius = ring.radius + (ring.rows - 1) * ROOM;
    }
    const places = new Map();
    const seen = rings.map(() => 0);
    const put = (id, from, until) => {
      const far = steps.get(id);
      const { radius: reach, rows } = rings[far];
      const angle = (from + until) / 2;
      const out = reach + (seen[far]++ % rows) * ROOM;
      places.set(id, { x: Math.round(1.2 * out * Math.cos(angle)), y: Math.round(out * Math.sin(angle)) });
      let start = from;
      for (const child of children.get(id)) {
        const end = start + ((until - from) * size.get(child)) / size.get(id);
        put(child, start, end);
        start = end;
      }
    };
    put(centre, -Math.PI / 2, 1.5 * Math.PI);
    return places;
  }

  map.radial = { lay };
})(window.MiprofMap);
