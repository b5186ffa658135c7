// What happened between two dates, year by year: what began, what ended, what took place.
(function (map) {
  "use strict";

  const { el, book, language, scope, state, when } = map;
  const { say } = language;

  // One entry for each thing that a link is known to have done in the time: [day, what it did].
  function turns(spans, from, until) {
    const within = (day) => day > from && day <= until;
    const found = new Map();
    const put = (day, what) => within(day) && !found.has(what) && found.set(what, day);
    for (const [start, end, moment] of spans) {
      if (moment) put(start, "took");
      else {
        put(start, "began");
        put(end, "ended");
      }
    }
    if (found.has("began")) found.delete("took");
    return [...found].map(([what, day]) => ({ what, day }));
  }

  // Between the end of the first year (or day) and the end of the second.
  function entries() {
    const [, from] = when.period(state.get("since"));
    const [, until] = when.period(state.get("date"));
    const found = [];
    book.edges.forEach((edge, id) => {
      if (!scope.passes(id)) return;
      for (const turn of turns(edge.spans ?? [], from, until)) found.push({ id, ...turn });
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
