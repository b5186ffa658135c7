// The search in the bar: it leads to the entity that is chosen.
(function (map) {
  "use strict";

  const { finder, picker } = map;

  function listen() {
    picker.bind(map.find("search"), map.find("results"), "result", (id) => map.panel.open(id));
  }

  map.search = { search: finder.find, fold: finder.fold, listen };
})(window.MiprofMap);
