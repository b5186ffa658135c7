"""The page of the ontology that opens from a file: pyLODE tells the terms, a template holds them.

pyLODE mixes the languages of an ontology (https://github.com/RDFLib/pyLODE/issues/18) and speaks
English, so it is given one language at a time, and its own words are put into that language.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import warnings
from importlib.resources import files
from typing import Any, Final

from miprof_graph.errors import UsageError
from miprof_graph.linked.ontology import name_ontology_page
from miprof_graph.manual.book import Book, anchor, is_ours
from miprof_graph.manual.lode_graph import make_graph
from miprof_graph.messages import LANGUAGES, load_table, text
from miprof_graph.names import BASE, compact

# What pyLODE calls the sections, and we.
_SECTIONS: Final = {
    "metadata": "about",
    "classes": "classes",
    "objectproperties": "relations",
    "datatypeproperties": "characteristics",
    "annotationproperties": "annotations",
}
_STYLES: Final = (("web", "static/base.css"), ("manual", "ontology.css"))


def write_ontology_page(book: Book) -> str:
    """Write the page in the language of a book, as one file that needs no network.

    Raises:
        UsageError: If pyLODE is not there: it serves to make this page, not to use the graph.
    """
    from markupsafe import Markup

    published = _publish(book)
    sections = [node for node in published.content.children if node["id"] in _SECTIONS]
    for section in sections:
        _retell(section, book.language)
    style = "".join(_read(part, name) for part, name in _STYLES)
    (other,) = (name for name in LANGUAGES if name != book.language)
    ontology = book.terms[f"{BASE}ontology"]
    return _fill(
        book.language,
        other=other,
        other_page=name_ontology_page(other),
        other_words=text("manual.in-language", other),
        title=book.text(ontology, "dcterms:title"),
        description=book.text(ontology, "dcterms:description"),
        contents=[
            (name, text(f"manual.part-{_SECTIONS[name]}", book.language), published.toc.get(name))
            for name in (section["id"] for section in sections)
        ],
        # pyLODE and the graph made for it have escaped the texts; the style is ours.
        sections=[Markup(section.render(pretty=False)) for section in sections],  # noqa: S704
        style=Markup(style),  # noqa: S704
        policy=_write_policy(style),
        icon=base64.b64encode(_read("web", "static/icon.svg").encode()).decode(),
    )


def _publish(book: Book) -> Any:
    """Let pyLODE make its page, of which the content and the table of contents are of use."""
    # It sets up logging when it is imported, unless that has been done.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        from pylode import OntPub
    except ModuleNotFoundError as error:
        raise UsageError("manual.lode-missing", detail=error) from error
    published = OntPub(make_graph(book))
    # The anchor of a term is its name in both languages; pyLODE would make one of its label.
    published.fids.update({iri: anchor(iri) for iri in book.terms if is_ours(iri)})
    with warnings.catch_warnings():
        # It reads its style, which is not used here, and does not close the file.
        warnings.simplefilter("ignore", ResourceWarning)
        published.make_html()
    return published


def _retell(node: Any, language: str) -> None:
    """Put pyLODE's own words into a language, in an element and all that is in it."""
    kind = type(node).__name__
    if kind == "a":
        _retell_link(node, language)
    elif kind == "h2":
        node.clear()
        node.add(text(f"manual.part-{_SECTIONS[node.parent['id']]}", language))
    elif kind == "th":
        node["scope"] = "row"
    # The raised letters say what kind of term it is: so do the headings, and in words.
    node.children = [child for child in node.children if type(child).__name__ != "sup"]
    for child in node.children:
        if hasattr(child, "children"):
            _retell(child, language)


def _retell_link(link: Any, language: str) -> None:
    """Name a property of pyLODE's tables in a language, and a term of others by its short form."""
    target = str(link["href"])
    if link.attributes.pop("title", None):
        local = target.rpartition("#")[2].rpartition("/")[2]
        words = load_table("manual", language)["lode"].get(local, local)
    elif target.startswith("#"):
        return
    else:
        # A namespace has no name of its own behind its prefix.
        short = compact(target)
        words = target if short.endswith(":") else short
    link.clear()
    link.add(words)


def _fill(language: str, **values: object) -> str:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("miprof_graph.manual", ""),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("ontology.html")
    words = load_table("manual", language)
    return page.render(values, language=language, words=words) + "\n"


def _write_policy(style: str) -> str:
    """Allow the page its own style and pictures, and nothing else at all."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _read(part: str, name: str) -> str:
    return (files(f"miprof_graph.{part}") / name).read_text(encoding="utf-8")
