"""What the graph covers and lacks: counts, gaps, what has run out, and where to mend it."""

from .measure import measure
from .report import Coverage, Line, Report

__all__ = ["Coverage", "Line", "Report", "measure"]
