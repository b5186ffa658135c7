"""The files of `exports/`: linked data, tables, networks, and the catalogue that describes them."""

from .model import ExportInput, Written
from .registry import EXPORTS, Export
from .write import write_exports, write_files

__all__ = ["EXPORTS", "Export", "ExportInput", "Written", "write_exports", "write_files"]
