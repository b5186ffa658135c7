// What happened between two dates, year by year: what began, what ended, what took place.
(function (map) {
  "use strict";

  const { el, book, language, scope, state, when } = map;
  const { say } = language;

  // What a link is known to have done in the time. What was there before did not begin in it, and
  // what is there after did not end; who is met in a post that lasts did not take it that day.
  function turns(edge, from, until) {
    const within = (day) => day > from && day <= until;
    const lasting = edge.spans.filter((span) => !span[2]);
    const first = (days, what) => days.filter(within).map((day) => ({ what, day })).slice(0, 1);
    if (!lasting.length) return edge.spans.map(([day]) => day).filter(within).map((day) => ({ what: "took", day }));
    const [before, after] = [state.get("since"), state.get("date")].map((date) => scope.gradeAt(edge, date) !== when.OUT);
    return [
      ...(before ? [] : first(lasting.map(([start]) => start).sort((a, b) => a - b), "began")),
      ...(after ? [] : first(lasting.map(([, end]) => end).sort((a, b) => b - a), "ended")),
    ];
  }

  // Between the end of the first year (or day) and the end of the second.
  function entries() {
    const [, from] = when.period(state.get("since"));
    const [, until] = when.period(state.get("date"));
    const found = [];
    const passes = scope.whenever();
    book.edges.forEach((edge, id) => {
      if (!edge.spans || !passes(edge, id)) return;
      for (const turn of turns(edge, from, until)) found.push({ id, ...turn });
    });
    return found.sort((a, b) => a.day - b.day || a.id - b.id);
  }

  function row({ id, what }) {
    const edge = book.edges[id];
    const open = el(
      "button",
      { class: "turn", type: "button", click: () => map.panel.openEdge(id) },
      el("span", { class: "turn-ends", text: `${book.shortName(edge.from)} ` }),
      el("span", { class: "verb", text: book.relationFrom(edge, edge.from) }),
      el("span", { class: "turn-ends", text: ` ${book.shortName(edge.to)}` }),
    );
    const held = map.dates.summary(edge.claims);
    return el(
      "li",
      { class: `turning turning-${what}` },
      el("span", { class: `mark mark-${what}`, text: say(`turn.${what}`) }),
      open,
      el("span", { class: "turn-note", text: [held, language.count("documents", scope.sourcesOf(id))].filter(Boolean).join(" · ") }),
    );
  }

  function list() {
    if (!state.get("since") || !state.get("date")) return [];
    const byYear = new Map();
    for (const entry of entries()) {
      const year = Math.floor(entry.day / 10_000);
      byYear.set(year, [...(byYear.get(year) ?? []), entry]);
    }
    if (!byYear.size) return [el("p", { class: "hint", text: say("nothingChanged") })];
    return [...byYear].flatMap(([year, found]) => [
      el("h3", {}, String(year), el("span", { class: "count", text: String(found.length) })),
      el("ul", { class: "turns" }, found.map(row)),
    ]);
  }

  map.chronicle = { list, entries };
})(window.MiprofMap);
