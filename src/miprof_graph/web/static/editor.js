// Puts an editor in the place of the plain form for SPARQL; its answers come without a new page.
(function (editor) {
  "use strict";

  const form = document.getElementById("ask");
  if (!form || !window.Yasgui) {
    return;
  }
  const settings = JSON.parse(form.dataset.settings);
  const { language, words } = settings;
  const longestAddress = 6000;
  const said = document.getElementById("said");
  const failure = document.getElementById("failure");
  const holder = document.getElementById("answer-here");
  const button = form.querySelector("button");
  const run = button.textContent;
  const results = editor.makeResults(settings);
  let running = null;

  function say(text) {
    said.textContent = text;
    said.hidden = !text;
  }

  function number(value) {
    return new Intl.NumberFormat(language).format(value);
  }

  function link(path, pairs) {
    return `${path}?${new URLSearchParams(pairs)}`;
  }

  const graphs = [...form.querySelectorAll("input[type=hidden]")].map(({ name, value }) => ({
    name,
    value,
  }));

  function asked(query) {
    return [["query", query], ...graphs.map(({ name, value }) => [name, value])];
  }

  function isShort(query) {
    return link("", asked(query)).length <= longestAddress;
  }

  function showBusy(controller) {
    running = controller;
    button.textContent = controller ? words.stop : run;
    button.classList.toggle("quiet", Boolean(controller));
  }

  function showFailure(text) {
    say("");
    holder.replaceChildren();
    failure.querySelector("pre").textContent = text;
    failure.hidden = false;
  }

  function showForms(query, type) {
    const list = document.createElement("p");
    list.className = "forms";
    list.append(words.as);
    for (const format of settings.forms[["SELECT", "ASK"].includes(type) ? "tables" : "graphs"]) {
      const way = document.createElement("a");
      way.href = link("/sparql", [...asked(query), ["format", format]]);
      way.textContent = format.toUpperCase();
      list.append(" ", way);
    }
    holder.append(list);
  }

  function showAnswer(yasqe, response, duration) {
    const query = yasqe.getValue();
    holder.replaceChildren();
    say(results.show(holder, response, duration, number));
    if (isShort(query)) {
      showForms(query, yasqe.getQueryType());
    }
  }

  // The address and the link to the other language follow, so that the page can be passed on.
  function follow(query) {
    const page = window.location.pathname;
    window.history.replaceState(null, "", isShort(query) ? link(page, asked(query)) : page);
    const other = document.querySelector("a.language");
    other.href = `/${other.hreflang}/sparql${window.location.search}`;
  }

  function begin(yasqe, controller) {
    failure.hidden = true;
    showBusy(controller);
    say(words.running);
    follow(yasqe.getValue());
  }

  function end(yasqe, response, duration) {
    showBusy(null);
    if (response.name === "AbortError") {
      say(words.stopped);
    } else if (response instanceof Error) {
      showFailure(response instanceof TypeError ? words.unreachable : response.message.trim());
    } else {
      showAnswer(yasqe, response, duration);
    }
  }

  function ask(yasqe) {
    yasqe.query().catch(() => null);
  }

  async function takeExample(yasqe, address) {
    const accept = { Accept: "application/sparql-query" };
    const response = await fetch(address, { headers: accept });
    if (!response.ok) {
      window.location.assign(address);
      return;
    }
    yasqe.setValue(await response.text());
    ask(yasqe);
    form.scrollIntoView({ block: "start" });
    yasqe.focus();
  }

  function listen(yasqe) {
    yasqe.on("query", (_, __, controller) => begin(yasqe, controller));
    yasqe.on("queryResponse", (_, response, duration) => end(yasqe, response, duration));
    form.addEventListener("submit", (submitted) => {
      submitted.preventDefault();
      if (running) {
        running.abort();
      } else {
        ask(yasqe);
      }
    });
    document.querySelector(".examples ul")?.addEventListener("click", (clicked) => {
      const way = clicked.target.closest("a");
      // A click that asks for a new tab or window stays a link.
      if (way && !clicked.ctrlKey && !clicked.metaKey && !clicked.shiftKey) {
        clicked.preventDefault();
        takeExample(yasqe, way.href).catch(() => window.location.assign(way.href));
      }
    });
  }

  listen(editor.makeQuery(form, settings, graphs, isShort));
})(window.MiprofEditor);
