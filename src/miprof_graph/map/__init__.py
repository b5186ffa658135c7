"""The network as one HTML page that opens offline: a map of who is linked to whom, and says who."""

from .page import build_map, plan_map, write_map

__all__ = ["build_map", "plan_map", "write_map"]
