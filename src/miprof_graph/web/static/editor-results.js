// The answers: tables whose names of ours lead to pages here, in the words of the reader's language.
(function (editor) {
  "use strict";

  const mostRows = 1000;
  const mostLetters = 100_000;

  function fill(text, values) {
    return text.replaceAll(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  function label(element, text) {
    element?.setAttribute("aria-label", text);
    element?.setAttribute("title", text);
  }

  function setText(element, text) {
    if (element && element.textContent !== text) {
      element.textContent = text;
    }
  }

  function translateTables(words) {
    const { tableConfig } = window.Yasgui.Yasr.plugins.table.defaults;
    tableConfig.language = {
      ...tableConfig.language,
      info: words.range,
      infoEmpty: words.rangeNone,
      infoFiltered: words.rangeFiltered,
      zeroRecords: words.noMatch,
      emptyTable: words.nothing,
      aria: {
        orderable: words.sort,
        orderableReverse: words.sort,
        orderableRemove: words.sort,
        paginate: {
          first: words.first,
          previous: words.previous,
          next: words.next,
          last: words.last,
        },
      },
    };
  }

  // The library speaks English only, and leaves some of its controls without a name.
  function translate(root, words) {
    for (const [name, text, long] of [
      ["table", words.table, words.showTable],
      ["response", words.response, words.showResponse],
    ]) {
      const tab = root.querySelector(`.select_${name}`);
      label(tab, long);
      setText(tab?.querySelector("span"), text);
      tab?.setAttribute("aria-pressed", String(tab.classList.contains("selected")));
    }
    setText(root.querySelector(".tableControls .switch .label"), words.simple);
    const filter = root.querySelector(".tableFilter");
    label(filter, words.filter);
    filter?.setAttribute("placeholder", words.filter);
    setText(root.querySelector(".pageSizerLabel"), words.pageSize);
    const sizer = root.querySelector(".tableSizer");
    label(sizer, words.pageSize);
    setText(sizer?.querySelector("option[value='-1']"), words.pageAll);
    label(root.querySelector(".yasr_downloadIcon"), words.download);
    root.querySelector("nav")?.setAttribute("aria-label", words.pages);
    // A table wider than its place is scrolled with the arrow keys too.
    const place = root.querySelector(".dt-layout-table");
    place?.setAttribute("tabindex", "0");
    place?.setAttribute("role", "region");
    place?.setAttribute("aria-label", words.table);
    label(root.querySelector(".CodeMirror textarea"), words.response);
    const verdict = root.querySelector(".booleanResult span");
    setText(verdict, verdict?.textContent === "True" ? words.true : words.false);
  }

  // A table of very many rows, or a text of very many letters, would stop the browser for minutes.
  function limitViews() {
    const { table, response } = window.Yasgui.Yasr.plugins;
    const { getRows } = table.prototype;
    const { draw } = response.prototype;
    table.prototype.getRows = function () {
      return getRows.call(this).slice(0, mostRows);
    };
    response.prototype.draw = function (config) {
      const { results } = this.yasr;
      const whole = results.getOriginalResponseAsString();
      if (whole.length > mostLetters) {
        results.getOriginalResponseAsString = () => `${whole.slice(0, mostLetters)}…`;
      }
      draw.call(this, config);
      delete results.getOriginalResponseAsString;
    };
  }

  // The library notes the widths of columns; nothing is to be kept of a visit.
  function forget() {
    for (const key of Object.keys(window.sessionStorage)) {
      if (key.startsWith("DataTables_")) {
        window.sessionStorage.removeItem(key);
      }
    }
  }

  function leadHome(root, places) {
    for (const anchor of root.querySelectorAll("a.iri[target]")) {
      const start = Object.keys(places).find((name) => anchor.href.startsWith(name));
      if (start && anchor.href !== start) {
        anchor.href = places[start] + anchor.href.slice(start.length);
        anchor.removeAttribute("target");
      }
    }
  }

  function makeYasr(settings) {
    const { words, prefixes, places } = settings;
    translateTables(words);
    limitViews();
    const desk = document.createElement("div");
    const yasr = new window.Yasgui.Yasr(desk, {
      persistenceId: null,
      prefixes,
      getDownloadFileName: () => "miprof",
      plugins: { table: { enabled: true, dynamicConfig: { compact: true, isEllipsed: false } } },
    });
    // It would lead to the library's own help, elsewhere.
    desk.querySelector(".yasr_external_ref_btn").remove();
    // The library writes its own words once more right after it says that it has drawn.
    yasr.on("drawn", () => {
      queueMicrotask(() => translate(desk, words));
      forget();
    });
    // Rows are drawn page by page, long after the answer has come.
    const watcher = new MutationObserver(() => leadHome(desk, places));
    watcher.observe(yasr.resultsEl, { childList: true, subtree: true });
    return { desk, yasr };
  }

  editor.makeResults = (settings) => {
    const { words } = settings;
    let made = null;

    function describe(response, duration, number) {
      const seconds = number(duration / 1000);
      const rows = made.yasr.results.getBindings()?.length;
      if (rows === undefined) {
        return fill(words.done, { seconds });
      }
      const text = fill(rows === 1 ? words.row : words.rows, { count: number(rows), seconds });
      const most = Number(response.headers.get("x-sparql-maxrows"));
      const cut = most ? [fill(words.capped, { count: number(most) })] : [];
      const shown = rows > mostRows ? [fill(words.shown, { count: number(mostRows) })] : [];
      return [text, ...cut, ...shown].join(". ");
    }

    function show(holder, response, duration, number) {
      if (!response.content.trim()) {
        return words.nothing;
      }
      made ??= makeYasr(settings);
      holder.append(made.desk);
      made.yasr.setResponse(response, duration);
      return describe(response, duration, number);
    }

    return { show };
  };
})(window.MiprofEditor);
