// The entities that vis-network has: those in front of the crowd, each with its look of the moment.
(function (map) {
  "use strict";

  const { crowd, looks } = map;
  const nodes = new window.vis.DataSet([...crowd.front()].map(looks.node));
  const drawn = new Map();

  // vis-network is slow to take changes, so it gets only those that are any.
  function changed(items) {
    return items.filter((item) => {
      const text = JSON.stringify(item);
      const differs = drawn.get(item.id) !== text;
      drawn.set(item.id, text);
      return differs;
    });
  }

  // Bring those to the front that an area of the map asks for, and let the others go.
  function settle(area) {
    const front = crowd.choose(area);
    const gone = nodes.getIds().filter((id) => !front.has(id));
    for (const id of gone) drawn.delete(id);
    nodes.remove(gone);
    nodes.update(changed([...front].map(looks.node)));
  }

  function touch(ids) {
    nodes.update(changed(ids.filter((id) => drawn.has(id)).map(looks.node)));
  }

  map.front = { nodes, settle, touch };
})(window.MiprofMap);
