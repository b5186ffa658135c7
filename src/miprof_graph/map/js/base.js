// The one global name of the page, and what every other file needs: elements and events.
window.MiprofMap = (function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const listeners = new Map();

  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "text") node.textContent = value;
      else if (name === "click") node.addEventListener("click", value);
      else node.setAttribute(name, value === true ? "" : value);
    }
    for (const child of children) if (child) node.append(child);
    return node;
  }

  // Text reaches the page through textContent and append alone, so no name can become markup.
  function el(tag, attributes = {}, ...children) {
    return fill(document.createElement(tag), attributes, children.flat());
  }

  function svg(tag, attributes = {}, ...children) {
    return fill(document.createElementNS(SVG, tag), attributes, children);
  }

  function on(event, listener) {
    listeners.set(event, [...(listeners.get(event) ?? []), listener]);
  }

  function emit(event) {
    for (const listener of listeners.get(event) ?? []) listener();
  }

  function read(id) {
    return JSON.parse(document.getElementById(id).textContent);
  }

  function webLink(url) {
    return /^https?:\/\//i.test(url ?? "") ? url : null;
  }

  return { el, svg, on, emit, read, webLink, find: (id) => document.getElementById(id) };
})();
