// How the page's data are packed: columns, and what is not needed at once deflated in base 64.
(function (map) {
  "use strict";

  // An entry lacks the keys in whose columns it has an empty text.
  function fillRows(rows, columns) {
    for (const [key, values] of Object.entries(columns)) {
      rows.forEach((row, place) => {
        if (values[place] !== "") row[key] = values[place];
      });
    }
    return rows;
  }

  function readRows({ count, columns }) {
    return fillRows(Array.from({ length: count }, () => ({})), columns);
  }

  async function unpack(text) {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.codePointAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  }

  map.pack = { fillRows, readRows, unpack };
})(window.MiprofMap);
