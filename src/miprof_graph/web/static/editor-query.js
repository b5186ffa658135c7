// The editor of the query: our prefixes need no declaration, our vocabulary completes.
window.MiprofEditor = (function () {
  "use strict";

  function address() {
    return new URL("/sparql", window.location.href).href;
  }

  async function fetchTerms(query) {
    const asked = `${address()}?${new URLSearchParams({ query })}`;
    const response = await fetch(asked, { headers: { Accept: "text/csv" } });
    return response.ok ? (await response.text()).trim().split(/\r?\n/).slice(1) : [];
  }

  function shorten(iri, prefixes) {
    const known = Object.entries(prefixes).find(([, start]) => iri.startsWith(start));
    return known ? `${known[0]}:${iri.slice(known[1].length)}` : `<${iri}>`;
  }

  // What the graph uses in a place, fetched when it is first wanted.
  function addCompleter(name, like, query, prefixes) {
    let terms = null;
    window.Yasgui.Yasqe.forkAutocompleter(like, {
      name,
      autoShow: true,
      persistenceId: null,
      get: async (_, token) => {
        terms ??= fetchTerms(query);
        const start = (token.autocompletionString || "").toLowerCase();
        return (await terms).filter((term) => term.toLowerCase().startsWith(start));
      },
      postProcessSuggestion: (_, __, term) => shorten(term, prefixes),
    });
  }

  // Our prefixes are declared before a query begins, so that none of them is taken for a mistake.
  function declare(Yasqe, prefixes) {
    Yasqe.defineMode("sparql-with-ours", (config) => {
      const mode = Yasqe.getMode(config, "sparql11");
      const startState = () => ({ ...mode.startState(), prefixes: { ...prefixes } });
      return { ...mode, startState };
    });
  }

  function configure({ language, words }, graphs, isShort) {
    return {
      mode: "sparql-with-ours",
      persistenceId: null,
      consumeShareLink: null,
      createShareableLink: null,
      showQueryButton: false,
      resizeable: false,
      editorHeight: "auto",
      screenReaderLabel: words.query,
      // Whoever uses a keyboard must be able to leave the editor.
      extraKeys: { Tab: false, "Shift-Tab": false },
      requestConfig: {
        endpoint: address(),
        method: (yasqe) => (isShort(yasqe.getValue()) ? "GET" : "POST"),
        headers: { "Accept-Language": language },
        acceptHeaderGraph: "text/turtle",
        args: graphs,
      },
    };
  }

  function makeQuery(form, settings, graphs, isShort) {
    const { Yasqe } = window.Yasgui;
    const area = form.querySelector("textarea");
    // The completers that come with the editor ask servers elsewhere.
    Yasqe.defaults.autocompleters = ["variables"];
    const { prefixes, words } = settings;
    addCompleter("our-classes", "class", "SELECT DISTINCT ?x { ?s a ?x } ORDER BY ?x", prefixes);
    addCompleter(
      "our-properties",
      "property",
      "SELECT DISTINCT ?x { ?s ?x ?o } ORDER BY ?x",
      prefixes,
    );
    declare(Yasqe, prefixes);
    const desk = document.createElement("div");
    area.after(desk);
    const yasqe = new Yasqe(desk, { ...configure(settings, graphs, isShort), value: area.value });
    yasqe.on("autocompletionShown", (_, { hints }) => {
      hints.setAttribute("aria-label", words.suggestions);
      hints.setAttribute("tabindex", "0");
    });
    area.hidden = true;
    form.querySelector("label").addEventListener("click", () => yasqe.focus());
    form.querySelector(".keys").hidden = false;
    return yasqe;
  }

  return { makeQuery };
})();
