"""The network as the ontology declares it: entities, relations, and the claims behind them."""

from .build import load_network
from .model import Claim, Fact, Relation, Source, Value

__all__ = ["Claim", "Fact", "Relation", "Source", "Value", "load_network"]
