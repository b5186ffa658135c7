// When the date changes, what is over fades away and what begins appears: a copy of what was seen
// lies over the map, and goes.
(function (map) {
  "use strict";

  const { el, state, theme, view } = map;
  const DATES = ["date", "since"];
  const canvas = () => view.box.querySelector(".vis-network canvas");

  function copy({ width, height }) {
    const seen = el("canvas", { class: "fading", width, height, "aria-hidden": "true" });
    const ctx = seen.getContext("2d");
    // On paper of its own: what stays would else be seen twice.
    ctx.fillStyle = theme.css("--paper");
    ctx.fillRect(0, 0, width, height);
    ctx.drawImage(canvas(), 0, 0);
    return seen;
  }

  function clear() {
    view.box.querySelector(".fading")?.remove();
  }

  function fade(changed) {
    clear();
    // Where the map is moved as well, the copy would lie in the wrong place.
    if (theme.isCalm() || !changed.every((name) => DATES.includes(name))) return;
    const seen = copy(canvas());
    seen.addEventListener("animationend", clear);
    view.box.append(seen);
  }

  function listen() {
    for (const event of ["dragStart", "zoom", "resize"]) view.network.on(event, clear);
  }

  state.watch(DATES, fade);
  map.fade = { listen };
})(window.MiprofMap);
