// How each entity and each link is drawn, in the colours of the theme and of the focus.
(function (map) {
  "use strict";

  const { book, focus, places, scope, state, theme, when } = map;

  state.define("colour", state.oneOf(["kind", "community"]));

  function ink(id) {
    if (state.get("colour") === "kind") return theme.colour(book.kinds[book.nodes[id].kind]);
    return theme.colour(book.communities[scope.communityOf(id)] ?? book.other);
  }

  function border(id) {
    if (focus.selected()?.node === id || focus.hovered() === id) return { borderWidth: 3, ink: theme.css("--ink") };
    // Hollow where the measure that sizes show says nothing.
    if (places.isMissing(id)) return { borderWidth: 2, ink: ink(id) };
    return { borderWidth: 1.5, ink: theme.css("--paper") };
  }

  function node(id) {
    const lit = focus.lit();
    const rim = border(id);
    const { x, y } = places.at(id);
    return {
      id,
      x,
      y,
      size: places.size(id),
      shape: book.kinds[book.nodes[id].kind].shape,
      hidden: !scope.showsNode(id),
      opacity: lit && !lit.nodes.has(id) ? 0.16 : scope.isVague(id) ? 0.4 : 1,
      borderWidth: rim.borderWidth,
      color: { background: places.isMissing(id) ? theme.css("--paper") : ink(id), border: rim.ink },
    };
  }

  // How a link stands at the date that is looked at: what no document dates is thin and grey.
  function standing(id) {
    const change = scope.change(id);
    if (change === "new") return { ink: theme.css("--new"), opacity: 0.95, width: 2.6 };
    if (change === "over") return { ink: theme.css("--over"), opacity: 0.9, width: 2.2, dash: theme.overDash };
    const grade = scope.grade(id);
    if (grade === when.UNDATED) return { ink: theme.css("--soft"), opacity: 0.2, width: 0.9 };
    if (change === "same") return { ink: theme.css("--soft"), opacity: 0.5, width: 1.4 };
    return grade === when.MAYBE ? { opacity: 0.55, dash: theme.maybeDash } : {};
  }

  // Fewer links may be drawn stronger.
  function strength({ relation }) {
    const crowd = book.edges.length > 400 && state.get("view") === "all" && state.get("around") === null;
    const calm = [0.3, 0.34, 0.5, 0.65][book.relations[relation].weight] ?? 0.3;
    return Math.min(0.9, calm + (crowd ? 0 : 0.25));
  }

  function edge(id) {
    const entry = book.edges[id];
    const group = book.groups[entry.group];
    const lit = focus.lit();
    const near = lit?.edges.has(id);
    const crowd = lit?.edges.size > 40;
    const own = standing(id);
    const doubtful = entry.status !== "asserted" || entry.rank === "deprecated";
    const dash = own.dash ?? (doubtful ? theme.doubtDash : group.dash);
    const opacity = lit ? (near ? (crowd ? 0.7 : 0.95) : 0.05) : (own.opacity ?? strength(entry));
    // Two documents that say the same make a link broader than one.
    const more = Math.min(scope.sourcesOf(id) - 1, 4) * 0.45;
    return {
      id,
      from: entry.from,
      to: entry.to,
      smooth: { enabled: true, type: entry.bend < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(entry.bend) / 1000 },
      hidden: !scope.showsEdge(id),
      width: (own.width ?? 1.5) + more + (near && !crowd ? 0.8 : 0),
      dashes: dash.length ? dash : false,
      color: { color: own.ink ?? theme.colour(group), opacity },
      arrows: {
        to: { enabled: !book.relations[entry.relation].same, scaleFactor: near ? 0.6 : 0.42 },
      },
    };
  }

  map.looks = { node, edge, ink };
})(window.MiprofMap);
