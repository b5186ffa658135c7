// The time bar: a year on a scale that shows when most began, and the years played one by one.
(function (map) {
  "use strict";

  const { el, svg, book, language, state, when } = map;
  const { say } = language;
  const box = map.find("timebar");
  const PACE = 1100;
  const HEIGHT = 26;
  const years = book.edges.flatMap(({ spans }) => (spans ?? []).map(([from, until]) => yearOf(from || until))).filter(Boolean);
  const [first, last] = range();
  let slider = null;
  let timer = 0;

  function yearOf(day) {
    return day && day < when.ALWAYS ? Math.floor(day / 10_000) : 0;
  }

  // The oldest few would make the scale too long for the rest; the field of the dock takes any date.
  function range() {
    const sorted = [...years].sort((a, b) => a - b);
    if (!sorted.length) return [0, 0];
    return [sorted[Math.floor(sorted.length * 0.03)], Math.max(...sorted)];
  }

  const current = () => (state.get("date") ? Number(state.get("date").slice(0, 4)) : 0);

  function histogram() {
    const counts = Array.from({ length: last - first + 1 }, (_, place) => years.filter((year) => year === first + place).length);
    const most = Math.max(...counts, 1);
    const bars = counts.map((count, place) => {
      const tall = count ? Math.max(1.5, (count / most) * HEIGHT) : 0;
      return svg("rect", { class: "bar-year", "data-year": first + place, x: place + 0.14, y: HEIGHT - tall, width: 0.72, height: tall });
    });
    return svg(
      "svg",
      { class: "histogram", viewBox: `0 0 ${counts.length} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" },
      ...bars,
    );
  }

  function ticks() {
    const step = last - first > 16 ? 5 : 2;
    const marked = [];
    for (let year = Math.ceil(first / step) * step; year <= last; year += step) marked.push(year);
    const spot = (year) => ((year - first + 0.5) / (last - first + 1)) * 100;
    return svg(
      "svg",
      { class: "ticks", "aria-hidden": "true" },
      ...marked.map((year) => svg("text", { x: `${spot(year)}%`, y: 11, "text-anchor": "middle", text: String(year) })),
    );
  }

  function set(year) {
    state.set({ date: year ? String(year) : "" });
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    mark();
  }

  // From the year that is shown on, or from the first; at the last the play is over.
  function play() {
    if (timer) return stop();
    if (!current() || current() >= last) set(first);
    timer = setInterval(() => (current() < last ? set(current() + 1) : stop()), PACE);
    mark();
  }

  function build() {
    slider = el("input", { id: "year", type: "range", min: first, max: last, step: 1, "aria-label": say("year") });
    slider.addEventListener("input", () => set(Number(slider.value)));
    // The middle of its knob stands under the bar of its year.
    const count = last - first + 1;
    slider.style.left = `calc(${50 / count}% - 8px)`;
    slider.style.width = `calc(${100 - 100 / count}% + 16px)`;
    const start = el("button", { id: "play", class: "tool", type: "button" });
    start.addEventListener("click", play);
    const whole = el("button", { id: "all-dates", class: "close", type: "button", text: "×", title: say("allDates"), "aria-label": say("allDates") });
    whole.addEventListener("click", () => {
      if (timer) stop();
      state.set({ date: "", since: "" });
    });
    const now = el("output", { id: "date-shown", class: "date-shown", for: "year" });
    box.replaceChildren(start, now, el("div", { class: "scale" }, histogram(), slider, ticks()), whole);
    mark();
  }

  function words() {
    const [date, since] = [state.get("date"), state.get("since")];
    if (!date) return say("allDatesShown");
    return since ? say("between", { from: map.dates.words(since), until: map.dates.words(date) }) : map.dates.words(date);
  }

  function mark() {
    if (!slider) return;
    const year = current();
    const since = Number(state.get("since").slice(0, 4));
    slider.value = year || last;
    slider.setAttribute("aria-valuetext", words());
    slider.classList.toggle("idle", !year);
    map.find("date-shown").textContent = words();
    map.find("all-dates").hidden = !year;
    const start = map.find("play");
    const sign = timer ? "M8 6v12M16 6v12" : "M8 5.5v13l10.5-6.5L8 5.5Z";
    start.replaceChildren(svg("svg", { class: "sign", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: sign })));
    start.setAttribute("aria-label", say(timer ? "pause" : "play"));
    start.title = say(timer ? "pause" : "play");
    for (const bar of box.querySelectorAll(".bar-year")) {
      const its = Number(bar.dataset.year);
      bar.classList.toggle("now", Boolean(year) && its <= year && its >= (since || year));
    }
  }

  box.hidden = first === last;
  state.watch(["date", "since"], mark);
  map.timebar = { build, words, first, last };
})(window.MiprofMap);
