"""How all nodes of a large network push one another, without looking at every pair.

Their charges are spread on the corners of a grid; what each corner pushes is the same everywhere,
so one convolution gives the push at all corners, and each node feels that of the four around it.
The error is near by, within a cell, where overlaps are taken apart afterwards anyway.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_CELLS: Final = 192


def repel_on_mesh(points: "Floats", charge: "Floats", softening: float) -> "Floats":
    """Return the sum of the pushes on each node: charge by charge over distance.

    Args:
        points: the places, one row of x and y per node.
        charge: how hard each node pushes and is pushed.
        softening: the least squared distance that two nodes push at.
    """
    import numpy as np
    from scipy.fft import irfft2, rfft2

    low = points.min(axis=0)
    cell = max(float((points.max(axis=0) - low).max()) / (_CELLS - 2), 1e-9)
    place = (points - low) / cell
    corner = np.floor(place).astype(np.intp)
    part = place - corner
    shares = [
        (corner[:, 0] + right, corner[:, 1] + below, _share(part, right, below))
        for right in (0, 1)
        for below in (0, 1)
    ]
    spread = np.zeros((_CELLS, _CELLS))
    for column, row, share in shares:
        np.add.at(spread, (column, row), share * charge)
    shape = (2 * _CELLS, 2 * _CELLS)
    waves = rfft2(spread, shape)
    push = np.zeros_like(points)
    for axis in (0, 1):
        field = irfft2(waves * rfft2(_kernel(axis, cell, softening)), shape)
        for column, row, share in shares:
            push[:, axis] += share * field[column, row]
    return push * charge[:, None]


def _share(part: "Floats", right: int, below: int) -> "Floats":
    """Say how much of each node belongs to one of the four corners around it."""
    across = part[:, 0] if right else 1 - part[:, 0]
    down = part[:, 1] if below else 1 - part[:, 1]
    return across * down


def _kernel(axis: int, cell: float, softening: float) -> "Floats":
    """Give the push of a charge at the first corner on all others, as a convolution wants it."""
    import numpy as np

    steps = np.fft.fftfreq(2 * _CELLS, 1 / (2 * _CELLS)) * cell
    across, down = np.meshgrid(steps, steps, indexing="ij")
    squared = (across**2 + down**2).clip(max(softening, cell**2))
    found: Floats = (across, down)[axis] / squared
    return found
