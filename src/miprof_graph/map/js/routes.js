// The shortest ways between two entities, over the links that documents assert: those of the
// strongest relations first, as the command line gives them (`ask/paths.py`).
(function (map) {
  "use strict";

  const { book } = map;
  const MOST = 50;

  const isPlain = (id) => book.edges[id].status === "asserted" && book.edges[id].rank !== "deprecated";

  // Who is next to an entity, each with the links that join the two.
  function neighbours(node, usable) {
    const found = new Map();
    for (const id of book.edgesOf(node)) {
      const end = book.other(book.edges[id], node);
      if (end !== node && usable(id)) found.set(end, [...(found.get(end) ?? []), id]);
    }
    return found;
  }

  // Go out breadth first; note of each entity from which ones it was first reached.
  function walk(start, goal, usable) {
    const before = new Map([[start, []]]);
    let frontier = [start];
    while (frontier.length && !before.has(goal)) {
      const reached = new Map();
      for (const here of frontier) {
        for (const there of neighbours(here, usable).keys()) {
          if (!before.has(there)) reached.set(there, [...(reached.get(there) ?? []), here]);
        }
      }
      for (const [there, from] of reached) before.set(there, from);
      frontier = [...reached.keys()];
    }
    return before;
  }

  function trace(before, start, goal) {
    if (goal === start) return [[start]];
    const found = [];
    for (const previous of before.get(goal)) {
      for (const way of trace(before, start, previous)) {
        found.push([...way, goal]);
        if (found.length >= MOST) return found;
      }
    }
    return found;
  }

  function strongest(edges) {
    return Math.max(...edges.map((id) => book.relations[book.edges[id].relation].weight));
  }

  function strength(way) {
    return way.reduce((sum, { edges }) => sum + strongest(edges), 0);
  }

  // Each way as its steps: from one entity to the next, with the links between the two.
  function find(start, goal, within = () => true) {
    const usable = (id) => isPlain(id) && within(id);
    if (start === goal) return [];
    const before = walk(start, goal, usable);
    if (!before.has(goal)) return [];
    const ways = trace(before, start, goal).map((way) =>
      way.slice(1).map((to, place) => ({ from: way[place], to, edges: neighbours(way[place], usable).get(to) })),
    );
    return ways.map((way) => ({ way, strength: strength(way) })).sort((a, b) => b.strength - a.strength).map(({ way }) => way);
  }

  map.routes = { find };
})(window.MiprofMap);
