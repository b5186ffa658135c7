// What is on the map: everything, less what the view, the date and the filters leave out.
(function (map) {
  "use strict";

  const { book, state, when } = map;
  const FILTERS = ["kinds", "groups", "date", "since", "undated", "sources", "community"];
  const KEYS = ["view", "around", "depth", ...FILTERS];
  const views = new Map(book.views.map((view) => [view.id, { ...view, edges: new Set(view.edges) }]));
  const communityOf = [];
  book.communities.forEach(({ members }, place) => members.forEach((id) => (communityOf[id] = place)));
  const sourcesOf = book.edges.map(({ claims }) => new Set(claims.map(({ source }) => source)).size);
  const dated = { read: (text) => (when.isDate(text) ? text : undefined) };

  function number(most) {
    return { read: (text) => (/^\d+$/.test(text) && text < most ? Number(text) : undefined) };
  }

  state.define("view", state.oneOf([...(views.has("overview") ? ["overview"] : []), "all", ...views.keys()]));
  state.define("around", {
    start: null,
    read: (text) => book.idOf(text),
    write: (id) => book.nodes[id].slug,
  });
  state.define("depth", { start: 1, ...number(5) });
  // What is hidden, as places in the lists of kinds and of groups.
  state.define("kinds", state.places(book.kinds));
  state.define("groups", state.places(book.groups));
  state.define("date", dated);
  state.define("since", dated);
  state.define("undated", state.oneOf(["shown", "hidden"]));
  state.define("sources", state.oneOf(["any", "one", "many"]));
  state.define("community", { start: null, ...number(book.communities.length) });

  const START = Object.fromEntries(KEYS.map((key) => [key, state.get(key)]));
  const now = () => Object.fromEntries(KEYS.map((key) => [key, state.get(key)]));

  // What took place, or was sent, on a known day.
  const passes = (id) => book.passing.includes(book.kinds[book.nodes[id].kind].id) && book.lives[id].every(Boolean);

  // What is known of a link at a date. One without a date has that of the event or the letter it is
  // about; else it is unknown, as long as both its ends were there.
  function gradeAt(edge, date) {
    const found = when.grade(edge.spans, when.period(date));
    if (found !== when.UNDATED) return found;
    const ends = [edge.from, edge.to];
    if (!ends.every((id) => when.lives(book.lives[id], when.period(date)))) return when.OUT;
    return ends.some(passes) ? when.HELD : when.UNDATED;
  }

  // When a link held, in words: by its claims, or by the event or the letter that it is about.
  function words(id) {
    const edge = book.edges[id];
    const said = map.dates.summary(edge.claims);
    const end = [edge.from, edge.to].find(passes);
    if (said || end === undefined) return said || map.language.say("undatedShort");
    return map.language.say("dateOfEnd", { day: map.dates.words(when.write(book.lives[end])), name: book.shortName(end) });
  }

  function keeps(values, looked) {
    const kinds = new Set(values.kinds);
    const groups = new Set(values.groups);
    const part = values.around === null ? views.get(values.view)?.edges : null;
    const many = { any: () => true, one: (count) => count === 1, many: (count) => count > 1 }[values.sources];
    const within = (id) => values.community === null || communityOf[id] === values.community;
    return (edge, id) =>
      (!part || part.has(id)) &&
      !groups.has(edge.group) &&
      ![edge.from, edge.to].some((end) => kinds.has(book.nodes[end].kind) || !within(end)) &&
      many(sourcesOf[id]) &&
      (!looked.length || looked.some((one) => gradeAt(edge, one) > (values.undated === "shown" ? 0 : 1)));
  }

  // A test of what is let through by all but the view.
  function anywhere() {
    const test = keeps({ ...now(), view: "all", around: null }, dates(now()));
    return (id) => test(book.edges[id], id);
  }

  // A test of what is let through by all but the dates.
  const whenever = () => keeps(now(), []);

  // How many links away from a name every other one is, as far as it is asked for.
  function reach(start, depth, edges) {
    const steps = new Map([[start, 0]]);
    for (const [id, far] of steps) {
      if (far === depth) continue;
      for (const edge of book.edgesOf(id)) {
        const end = book.other(book.edges[edge], id);
        if (edges[edge] && !steps.has(end)) steps.set(end, far + 1);
      }
    }
    return steps;
  }

  function dates({ date, since }) {
    return [date, date && since].filter(Boolean);
  }

  function compute(values) {
    const looked = dates(values);
    const edges = book.edges.map(keeps(values, looked));
    const steps = values.around === null ? null : reach(values.around, values.depth, edges);
    if (steps) {
      book.edges.forEach(({ from, to }, id) => (edges[id] &&= steps.has(from) && steps.has(to)));
    }
    const kinds = new Set(values.kinds);
    // A hidden kind leaves its neighbours; whatever else is filtered takes along what it leaves alone.
    const bare = steps || values.view !== "all" || values.groups.length || looked.length || values.sources !== "any";
    const nodes = book.nodes.map(({ kind }, id) => {
      if (steps) return steps.has(id);
      if (kinds.has(kind)) return false;
      if (values.community !== null && communityOf[id] !== values.community) return false;
      return !bare || book.edgesOf(id).some((edge) => edges[edge]);
    });
    return { nodes, edges, steps, dates: looked };
  }

  let shown = compute(now());
  state.watch(KEYS, () => (shown = compute(now())));

  const showsNode = (id) => shown.nodes[id];
  const showsEdge = (id) => shown.edges[id];

  // What is known of a link at the date that is looked at; everything holds where there is none.
  function grade(id) {
    return shown.dates.length ? gradeAt(book.edges[id], shown.dates[0]) : when.HELD;
  }

  // Between two dates: whether a link is new, over, or as it was.
  function change(id) {
    if (shown.dates.length < 2) return "";
    const edge = book.edges[id];
    const [after, before] = shown.dates.map((one) => gradeAt(edge, one) !== when.OUT);
    if (after === before) return "same";
    if (after) return "new";
    // What took place once is not over: it never lasted.
    return when.isMoment(edge.spans) ? "same" : "over";
  }

  // What the dates leave in the dark: an entity that neither its own dates nor a dated link place.
  function isVague(id) {
    if (!shown.dates.length || book.lives[id].some(Boolean)) return false;
    return !book.edgesOf(id).some((edge) => shown.edges[edge] && grade(edge) > when.UNDATED);
  }

  map.scope = {
    KEYS,
    FILTERS,
    START,
    views,
    compute: (changes) => compute({ ...now(), ...changes }),
    anywhere,
    whenever,
    gradeAt,
    words,
    showsNode,
    showsEdge,
    steps: () => shown.steps,
    grade,
    change,
    isVague,
    countEdges: (test) => book.edges.filter((_, id) => test(id)).length,
    communityOf: (id) => communityOf[id],
    sourcesOf: (id) => sourcesOf[id],
  };
})(window.MiprofMap);
