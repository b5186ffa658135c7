"""The network of actors in numbers: findings with their words, methods and statements."""

from .actors import Actors, select_actors
from .findings import Cell, Column, Field, Finding, Kind, Method, Row, Said, Shape, rounded
from .run import Analysis, Wanted, analyse, choose_keys, measure, prepare_study

__all__ = [
    "Actors",
    "Analysis",
    "Cell",
    "Column",
    "Field",
    "Finding",
    "Kind",
    "Method",
    "Row",
    "Said",
    "Shape",
    "Wanted",
    "analyse",
    "choose_keys",
    "measure",
    "prepare_study",
    "rounded",
    "select_actors",
]
