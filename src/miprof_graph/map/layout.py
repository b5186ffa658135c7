"""Where each entity stands on the map: computed once, the same on every build.

Communities are kept together, linked entities near one another, and nothing covers its
neighbour. No call of the layouts in networkx does the last, and those that do the first
two depend on the order of hash tables; this one is plain arithmetic on sorted arrays.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from .mesh import repel_on_mesh

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

Place = tuple[int, int]

_SEED: Final = 7
_PAIRS_UP_TO: Final = 2500
"""Above this many entities to look at every pair would take minutes: a mesh does it."""

_WIDER: Final = 1.25
"""Screens are wider than tall, and so are labels."""

_PUSH: Final = 900
_SOFTENING: Final = 25
_GRAVITY: Final = 0.12
_COHESION: Final = 0.24
_ROOM: Final = 76
"""The side of the square that each node has on average."""

_SEPARATIONS: Final = 120
"""In so many rounds at most, what still overlaps after the forces is pushed apart."""

_GOLDEN: Final = math.pi * (3 - math.sqrt(5))


def lay_out(
    graph: "nx.MultiDiGraph[str]", sizes: Sequence[float], groups: list[list[int]] | None = None
) -> list[Place]:
    """Place the nodes of a network, in the order of the graph.

    Args:
        graph: the network; edges pull by their attribute ``weight``.
        sizes: the radius of each node, in the order of the graph.
        groups: its communities, where they are known already.
    """
    import numpy as np

    simple = _simplify(graph)
    groups = groups or _group(simple)
    points, radius = _place_communities(groups, len(sizes)), np.array(sizes, dtype=np.float64)
    if len(sizes) > 1:
        points = _scale(_relax(points, simple, groups))
        points = _separate(points, radius)
    points = points - (points.mean(axis=0) if len(sizes) else 0)
    return [(round(float(x)), round(float(y))) for x, y in points]


def _simplify(graph: "nx.MultiDiGraph[str]") -> "nx.Graph[int]":
    """Number the nodes: sets of integers, unlike sets of text, always iterate alike."""
    import networkx as nx

    number = {name: place for place, name in enumerate(graph)}
    simple: nx.Graph[int] = nx.Graph()
    simple.add_nodes_from(range(len(number)))
    for start, end, weight in graph.edges(data="weight", default=1):
        a, b = sorted((number[start], number[end]))
        if a != b:
            before = simple.get_edge_data(a, b, {"weight": 0})["weight"]
            simple.add_edge(a, b, weight=before + weight)
    return simple


def find_communities(graph: "nx.MultiDiGraph[str]") -> list[list[int]]:
    """Find who is linked more to one another than to the rest: the largest group first.

    Louvain's method, on links without their direction and with their weight, from one fixed seed.
    """
    return _group(_simplify(graph))


def _group(simple: "nx.Graph[int]") -> list[list[int]]:
    import networkx as nx

    found: Any = nx.community.louvain_communities(simple, weight="weight", seed=_SEED)
    ranked = [sorted(group, key=lambda n: (-simple.degree[n], n)) for group in found]
    return sorted(ranked, key=lambda group: (-len(group), group[0]))


def _place_communities(groups: list[list[int]], count: int) -> "Points":
    """Put communities in a spiral of discs, and each one's nodes in a spiral inside its disc."""
    import numpy as np

    points = np.zeros((count, 2))
    filled = 0.0
    for place, group in enumerate(groups):
        reach = 60 * math.sqrt(filled + len(group) / 2) * 1.35 if place else 0.0
        angle = place * _GOLDEN
        centre = (reach * math.cos(angle) * _WIDER, reach * math.sin(angle))
        for index, node in enumerate(group):
            far, turn = 60 * math.sqrt(index), index * _GOLDEN
            points[node] = centre[0] + far * math.cos(turn), centre[1] + far * math.sin(turn)
        filled += len(group)
    return points


def _relax(points: "Points", simple: "nx.Graph[int]", groups: list[list[int]]) -> "Points":
    """Let links pull and all else push, in ever smaller steps."""
    import numpy as np

    count = len(points)
    ends = np.array(sorted(simple.edges), dtype=np.intp).reshape(-1, 2)
    home = np.zeros(count, dtype=np.intp)
    for place, group in enumerate(groups):
        home[group] = place
    degree = np.array([simple.degree[n] for n in range(count)], dtype=np.float64)
    pull = np.array([simple.edges[a, b]["weight"] for a, b in ends.tolist()], dtype=np.float64)
    # A link inside a community pulls four times as hard; a link of two hubs hardly does.
    pull = np.sqrt(pull) * np.where(home[ends[:, 0]] == home[ends[:, 1]], 1.0, 0.25)
    pull /= np.sqrt(np.minimum(degree[ends[:, 0]], degree[ends[:, 1]]).clip(1))
    charge = 1 + np.sqrt(degree)
    repel = _repel if count <= _PAIRS_UP_TO else repel_on_mesh
    steps = int(min(300, max(60, 1.2e8 / count**2)))
    for step in range(steps):
        push = _PUSH * repel(points, charge, _SOFTENING)
        gap = points[ends[:, 1]] - points[ends[:, 0]]
        force = gap * pull[:, None] * 0.6
        np.add.at(push, ends[:, 0], force)
        np.add.at(push, ends[:, 1], -force)
        push += _gather(points, home, charge)
        push -= points * _GRAVITY * np.array([1, _WIDER**2]) * charge[:, None]
        length = np.sqrt((push**2).sum(axis=1, keepdims=True)).clip(1e-9)
        points = points + push / length * np.minimum(length, 90 * (1 - step / steps) ** 1.5 + 0.5)
    return points


def _gather(points: "Points", home: "NDArray[np.intp]", charge: "NDArray[np.float64]") -> "Points":
    """Pull each node to the middle of its community, so that there is white space between."""
    import numpy as np

    members = np.bincount(home).astype(np.float64)
    middle = np.stack([np.bincount(home, points[:, axis]) / members for axis in (0, 1)], axis=1)
    return (middle[home] - points) * _COHESION * charge[:, None]


def _scale(points: "Points") -> "Points":
    """Bring the map to a size that its number of nodes can be read at."""
    import numpy as np

    points = points - np.median(points, axis=0)
    # Bring in what lies far out: a few long arms would make all the rest small.
    distance = np.sqrt((points**2).sum(axis=1, keepdims=True)).clip(1e-9)
    usual = float(np.quantile(distance, 0.85))
    points = points * np.where(distance > usual, (usual / distance) ** 0.5, 1.0)
    wide, tall = (np.quantile(points, 0.95, axis=0) - np.quantile(points, 0.05, axis=0)).clip(1)
    return points * (_ROOM * math.sqrt(len(points) / (wide * tall)))


def _repel(points: "Points", charge: "NDArray[np.float64]", softening: float) -> "Points":
    """Return the sum of the pushes on each node: charge by charge over distance."""
    import numpy as np

    dx = points[:, 0][:, None] - points[:, 0][None, :]
    dy = points[:, 1][:, None] - points[:, 1][None, :]
    strength = charge[:, None] * charge[None, :] / (dx**2 + dy**2).clip(softening)
    return np.stack(((dx * strength).sum(axis=1), (dy * strength).sum(axis=1)), axis=1)


def _separate(points: "Points", radius: "NDArray[np.float64]") -> "Points":
    """Push apart what overlaps; a node needs room for itself and a line of text below it."""
    import numpy as np

    wide, tall = radius + 22, radius + 13
    for _ in range(_SEPARATIONS):
        rows, columns = _find_near(points, 2 * float(wide.max()))
        need = np.stack((wide[rows] + wide[columns], tall[rows] + tall[columns]), axis=1)
        gap = points[columns] - points[rows]
        lack = need - np.abs(gap)
        hit = (lack > 0).all(axis=1)
        if not hit.any():
            break
        # Move along the axis that needs less; ties go to the order of the nodes.
        across = lack[hit, 0] < lack[hit, 1]
        side = np.where(gap[hit] < 0, -1.0, 1.0) * lack[hit] * 0.52 / 2
        move = np.where(np.stack((across, ~across), axis=1), side, 0.0)
        points = points.copy()
        np.add.at(points, rows[hit], -move)
        np.add.at(points, columns[hit], move)
    return points


def _find_near(points: "Points", reach: float) -> "tuple[NDArray[np.intp], NDArray[np.intp]]":
    """Find the pairs that may overlap, in the order of the nodes: a hundredth of all pairs."""
    import numpy as np
    from scipy.spatial import KDTree

    pairs = KDTree(points).query_pairs(reach, p=math.inf, output_type="ndarray")
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    return pairs[:, 0], pairs[:, 1]
