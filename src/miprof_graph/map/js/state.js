// The state of the page: one plain store that all read, set and watch, and that the address keeps.
(function (map) {
  "use strict";

  const PAUSE = 300;
  const fields = new Map();
  const watchers = [];
  const values = {};
  let timer = 0;

  function same(one, other) {
    return JSON.stringify(one) === JSON.stringify(other);
  }

  // A key of the state: what it is at the start, and how it is read from and written into the
  // address. Values are plain data; `read` answers undefined for what it does not understand.
  function define(name, { start = "", read = (text) => text, write = String } = {}) {
    fields.set(name, { start, read, write });
    values[name] = start;
  }

  // How a key is kept that holds some of the `id`s of a list, by their places.
  function places(list) {
    const id = (place) => list[place].id || "other";
    return {
      start: [],
      read: (text) =>
        text.split(",").map((one) => list.findIndex((_, place) => id(place) === one)).filter((place) => place >= 0),
      write: (chosen) => chosen.map(id).join(","),
    };
  }

  // How a key is kept that holds one of a few words, the first of which is the start.
  function oneOf(words) {
    return { start: words[0], read: (text) => (words.includes(text) ? text : undefined) };
  }

  // Set any number of keys; whoever watches one of them is told once, when all of them are set, and
  // which they were.
  function set(changes) {
    const changed = Object.keys(changes).filter((name) => !same(values[name], changes[name]));
    for (const name of changed) values[name] = changes[name];
    for (const { names, run } of watchers) if (names.some((name) => changed.includes(name))) run(changed);
    if (changed.length && !timer) timer = setTimeout(keep, PAUSE);
  }

  function watch(names, run) {
    watchers.push({ names, run });
  }

  // Only what differs from the start, in the order of definition: the same state, the same address.
  function fragment() {
    return [...fields]
      .filter(([name, { start }]) => !same(values[name], start))
      .map(([name, { write }]) => `${name}=${encodeURIComponent(write(values[name])).replaceAll("%2C", ",")}`)
      .join("&");
  }

  // A browser takes no more than so many changes of the address in a while.
  function keep() {
    timer = 0;
    map.emit("state");
    const now = fragment();
    if (now === location.hash.slice(1)) return;
    history.replaceState(null, "", `${location.pathname}${location.search}${now && `#${now}`}`);
  }

  // An address may also be the name of one entity alone: map.html#its-name.
  function restore() {
    const text = location.hash.slice(1);
    const said = new URLSearchParams(text.includes("=") ? text : { select: text });
    const read = ([name, field]) => [name, (said.has(name) ? field.read(said.get(name)) : undefined) ?? field.start];
    set(Object.fromEntries([...fields].map(read)));
  }

  window.addEventListener("hashchange", restore);

  map.state = { define, places, oneOf, get: (name) => values[name], set, watch, fragment, restore };
})(window.MiprofMap);
