// Large networks: vis-network has the best linked entities of what is looked at, those that a reader
// may point at; the others are dots in the backdrop until the map is brought nearer.
(function (map) {
  "use strict";

  const { book, looks, places } = map;
  const WHOLE = 2500;
  const FRONT = 700;
  const isLarge = book.nodes.length > WHOLE;
  let front = new Set(isLarge ? book.order.slice(0, FRONT) : book.order);
  let dots = new Map();

  function isIn(id, { left, right, top, bottom }) {
    const { x, y } = places.at(id);
    return x > left && x < right && y > top && y < bottom;
  }

  // Who stands in front, when `area` is looked at: the lit and the selected always do.
  function choose(area) {
    if (!isLarge) return front;
    const { focus, scope } = map;
    const lit = [...(focus.lit()?.nodes ?? [])].slice(0, FRONT);
    const near = book.order.filter((id) => scope.showsNode(id) && isIn(id, area)).slice(0, FRONT);
    front = new Set([...lit, ...near]);
    return front;
  }

  // Take the look of all the others: dots of one colour are drawn together.
  function dress() {
    dots = new Map();
    if (!isLarge) return;
    for (const id of book.order) {
      const { hidden, opacity, color } = looks.node(id);
      if (hidden) continue;
      const key = `${color.background} ${opacity}`;
      if (!dots.has(key)) dots.set(key, { ink: color.background, opacity, ids: [] });
      dots.get(key).ids.push(id);
    }
  }

  function draw(ctx, area, scale) {
    for (const { ink, opacity, ids } of dots.values()) {
      ctx.globalAlpha = opacity;
      ctx.fillStyle = ink;
      ctx.beginPath();
      for (const id of ids) {
        if (front.has(id) || !isIn(id, area)) continue;
        const { x, y } = places.at(id);
        // Never less than two pixels wide.
        const r = Math.max(places.size(id) * 0.8, 1 / scale);
        ctx.rect(x - r, y - r, 2 * r, 2 * r);
      }
      ctx.fill();
    }
    ctx.globalAlpha = 1;
  }

  // The entity at a place of the map that vis-network has not, or undefined.
  function at({ x, y }, reach) {
    const near = (id) => Math.hypot(places.at(id).x - x, places.at(id).y - y) < Math.max(places.size(id), reach);
    return isLarge ? book.order.find((id) => !front.has(id) && map.scope.showsNode(id) && near(id)) : undefined;
  }

  map.crowd = { isLarge, choose, dress, draw, at, front: () => front };
})(window.MiprofMap);
