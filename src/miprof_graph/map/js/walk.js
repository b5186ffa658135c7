// The keyboard's way through the network: from neighbour to neighbour, each read aloud.
(function (map) {
  "use strict";

  const { book, focus, language, links, scope, state, view } = map;
  const { say } = language;
  const spoken = map.find("spoken");
  const been = [];
  let place = -1;

  const here = () => focus.selected()?.node;

  function neighbours() {
    const shown = book.edgesOf(here()).filter(scope.showsEdge);
    return links.group(shown, here()).flatMap(([, numbers]) => numbers);
  }

  // Point at the next link of the selected name, and say where it leads.
  function step(by) {
    if (here() === undefined) return begin();
    const found = neighbours();
    if (!found.length) return speak(say("walk.alone", { name: book.name(here()) }));
    place = (place + by + found.length) % found.length;
    const edge = book.edges[found[place]];
    const other = book.other(edge, here());
    focus.shine({ nodes: [here(), other], edges: [found[place]] });
    focus.hover(other);
    view.bring(other);
    speak(
      say("walk.link", {
        place: place + 1,
        count: found.length,
        relation: book.relationFrom(edge, here()),
        name: book.name(other),
        when: scope.words(found[place]),
      }),
    );
  }

  // Without a start: the best linked of what is shown.
  function begin() {
    const first = book.order.find(scope.showsNode);
    if (first !== undefined) arrive(first);
  }

  function go() {
    const next = focus.hovered();
    if (here() === undefined || next === null) return begin();
    been.push(here());
    arrive(next);
  }

  function back() {
    if (been.length) arrive(been.pop());
  }

  function arrive(id) {
    focus.selectNode(id);
    view.bring(id);
    speak(say("walk.here", { name: book.name(id), kind: language.pick(book.kinds[book.nodes[id].kind].name), count: neighbours().length }));
  }

  function speak(text) {
    spoken.textContent = text;
  }

  const KEYS = { n: () => step(1), p: () => step(-1), Enter: go, Backspace: back };

  function listen() {
    view.box.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
      event.preventDefault();
      KEYS[event.key]();
    });
    state.watch(["select"], () => {
      place = -1;
      focus.shine(null);
      focus.hover(null);
    });
  }

  map.walk = { listen };
})(window.MiprofMap);
