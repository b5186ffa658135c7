// Guided stories: short tours, step by step, each lit on the map and told with its sources.
(function (map) {
  "use strict";

  const { book, claims, el, form, language, state } = map;
  const { say } = language;
  const ICON = "M4 5h7a2 2 0 0 1 2 2v13a2 2 0 0 0-2-2H4zM20 5h-5a2 2 0 0 0-2 2v13a2 2 0 0 1 2-2h5z";
  const live = el("p", { class: "hidden", role: "status" });
  let box = null;

  state.define("story", { start: "" });
  state.define("step", { start: 0, read: (text) => (/^\d{1,2}$/.test(text) ? Number(text) : undefined) });

  const all = () => book.stories();
  const told = () => all().find(({ id }) => id === state.get("story"));
  const place = (story) => Math.min(state.get("step"), story.steps.length - 1);

  function entry(story) {
    const open = () => state.set({ story: story.id, step: 0 });
    return el(
      "li",
      {},
      el(
        "button",
        { class: "story", type: "button", click: open },
        el("span", { class: "story-title", text: language.pick(story.title) }),
        el("span", { class: "option-note", text: language.pick(story.about) }),
        el("span", { class: "option-note", text: language.count("story.steps", story.steps.length) }),
      ),
    );
  }

  function list() {
    const hint = el("p", { class: "hint", text: say(book.isOpen() ? "story.hint" : "unpacking") });
    return form.section("story.title", hint, el("ul", { class: "stories" }, all().map(entry)));
  }

  // Who says so: each document once, then all statements of the step.
  function evidence(step) {
    const said = step.claims.map((number) => book.claims[number]);
    const sources = [...new Set(said.map(({ source }) => source))];
    return el(
      "section",
      { class: "story-sources" },
      el("h3", { text: say("story.sources") }),
      el("ul", {}, sources.map((source) => el("li", { text: language.pick(book.sources[source].title) }))),
      el("details", {}, el("summary", { text: language.count("statements", said.length) }), claims.list(said)),
    );
  }

  function who(step) {
    return el("p", { class: "story-who" }, step.nodes.map((id) => claims.nodeButton(id)));
  }

  function turn(story, by) {
    const next = place(story) + by;
    const ends = next < 0 || next >= story.steps.length;
    const key = by < 0 ? "story.back" : "story.next";
    return form.button(say(key), () => move(next, by), { disabled: ends, "data-turn": by });
  }

  // The keyboard stays on the button that was pressed, or goes to the other at either end.
  function move(next, by) {
    state.set({ step: next });
    const stays = box.querySelector(`[data-turn="${by}"]:enabled`) ?? box.querySelector("[data-turn]:enabled");
    stays?.focus();
  }

  function tell(story) {
    const now = place(story);
    const step = story.steps[now];
    return el(
      "section",
      { class: "part" },
      form.button(say("story.all"), () => state.set({ story: "", step: 0 })),
      el("h2", { class: "story-name", text: language.pick(story.title) }),
      el("p", { class: "story-place", text: say("story.place", { now: now + 1, all: story.steps.length }) }),
      el("p", { class: "story-words", text: language.pick(step.words) }),
      el("div", { class: "story-turns" }, turn(story, -1), turn(story, 1)),
      evidence(step),
      who(step),
    );
  }

  function build(inner) {
    box = inner;
    // Kept where it is while the rest is written anew, or its words would not be read out.
    if (!live.isConnected) box.before(live);
    const story = told();
    box.replaceChildren(story ? tell(story) : list());
  }

  function change() {
    build(box);
    const story = told();
    map.spotlight.aim("stories", story ? story.steps[place(story)] : null);
    live.textContent = story ? language.pick(story.steps[place(story)].words) : "";
  }

  map.dock.add({ name: "stories", title: "story.tab", icon: ICON, build });
  state.watch(["story", "step"], change);
  map.on("book", change);
})(window.MiprofMap);
