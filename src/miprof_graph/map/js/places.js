// Where each entity stands and how large it is: as the view and the chosen measure have it.
(function (map) {
  "use strict";

  const { book, radial, scope, state } = map;
  const SIZES = ["links", "sources", "between", "same"];
  const SMALL = 10;
  const LARGE = 52;

  state.define("size", state.oneOf(SIZES));

  let places = [];
  let sizes = [];

  function spread() {
    const around = state.get("around");
    if (around !== null) return radial.lay(around, scope.steps(), scope.showsEdge);
    const view = scope.views.get(state.get("view"));
    return new Map(view?.nodes.map((id, place) => [id, { x: view.places[place][0], y: view.places[place][1] }]));
  }

  function lay() {
    const own = spread();
    places = book.places.map((place, id) => own.get(id) ?? place);
  }

  // Where fewer are shown they stand closer to the reader, and need not be as large.
  function factor() {
    if (state.get("around") !== null) return 0.66 + 0.6 * Math.min(1, scope.steps().size / 180);
    return state.get("view") === "all" ? 1 : 0.66;
  }

  // The area grows with the measure, and the greatest is as large whatever is measured.
  function measure() {
    const values = book.measures[state.get("size")];
    const most = Math.max(...(values ?? []), 1);
    sizes = book.places.map((place, id) => {
      if (!values) return 11;
      if (values === book.measures.links) return place.size;
      return SMALL + (LARGE - SMALL) * Math.sqrt((values[id] ?? 0) / most);
    });
  }

  state.watch(scope.KEYS, lay);
  state.watch(["size"], measure);
  lay();
  measure();

  map.places = {
    SIZES,
    at: (id) => places[id],
    size: (id) => sizes[id] * factor(),
    // What the chosen measure says of an entity: a number, or null where it says nothing.
    value: (id) => book.measures[state.get("size")]?.[id] ?? null,
    isMissing: (id) => state.get("size") !== "same" && map.places.value(id) === null,
  };
})(window.MiprofMap);
