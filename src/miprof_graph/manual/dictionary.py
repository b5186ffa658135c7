"""The dictionary of the data: every term of the ontology, on one page of Markdown a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from miprof_graph.linked.facts import Facts
from miprof_graph.manual.book import Book, anchor, is_ours
from miprof_graph.manual.fields import Field, list_alignments, list_fields
from miprof_graph.manual.parts import Group, Part, make_parts
from miprof_graph.messages import LANGUAGES, load_table, text
from miprof_graph.names import BASE, compact, expand

# What Markdown would read as more than text.
_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|])")


def name_dictionary(language: str) -> str:
    """Name the file of the dictionary in a language, below `docs/`."""
    return f"dictionary.{language}.md"


def write_dictionary(book: Book) -> str:
    """Write the dictionary in the language of a book; the anchor of each term is its name."""
    parts = make_parts(book)
    others = [name for name in LANGUAGES if name != book.language]
    blocks = [
        f"# {_say(book, 'dictionary')}",
        _say(book, "dictionary-lead", version=_find_version(book)),
        *(f"[{text('manual.in-language', name)}]({name_dictionary(name)})" for name in others),
        f"## {_say(book, 'contents')}",
        "\n".join(line for part in parts for line in _list_part(book, part)),
        *(block for part in parts for block in _write_part(book, part)),
    ]
    return "\n\n".join(blocks) + "\n"


def escape(words: str) -> str:
    r"""Write a text so that Markdown takes it for nothing but text.

    >>> escape("a_b [c]")
    'a\\_b \\[c\\]'
    """
    return _SPECIAL.sub(r"\\\1", words)


def _find_version(book: Book) -> str:
    ontology = book.terms.get(f"{BASE}ontology")
    return book.text(ontology, "owl:versionInfo") if ontology else ""


def _list_part(book: Book, part: Part) -> Iterator[str]:
    """List a part in the table of contents, with every term of it."""
    yield f"- **[{_title(book, part)}](#part-{part.key})**"
    for group in part.groups:
        terms = _link(book, (facts.iri for facts in group.terms))
        name = f"[{escape(group.title)}](#{group.name}){_colon(book)}" if group.title else ""
        yield f"  - {name}{terms}"


def _write_part(book: Book, part: Part) -> Iterator[str]:
    yield f'## <a id="part-{part.key}"></a>{_title(book, part)}'
    yield _about(book, part)
    for group in part.groups:
        yield from _write_group(book, part, group)


def _write_group(book: Book, part: Part, group: Group) -> Iterator[str]:
    if group.title:
        yield f'### <a id="{group.name}"></a>{escape(group.title)}'
        yield escape(group.about)
    level = "####" if group.title else "###"
    for facts in group.terms:
        iri = facts.iri
        yield f'{level} <a id="{anchor(iri)}"></a>{escape(book.label(iri))}'
        yield f"`{compact(iri)}` – {escape(book.text(facts, 'skos:definition'))}"
        if lines := list(_write_fields(book, facts)):
            yield "\n".join(lines)
        if part.key == "lists":
            yield "\n".join(_write_entries(book, facts))


def _write_fields(book: Book, facts: Facts) -> Iterator[str]:
    for field in list_fields(book, facts):
        yield f"- {_write_field(book, field)}"
    if alignments := list_alignments(facts):
        names = (f"{_code(a.iri)} ({_say(book, f'near-{a.nearness}')})" for a in alignments)
        yield f"- *{_say(book, 'field-common')}*{_colon(book)}{', '.join(names)}"
    if inverse := book.find_inverse(facts.iri):
        name = f'<a id="{anchor(inverse.iri)}"></a>**{escape(book.label(inverse.iri))}**'
        words = escape(book.text(inverse, "skos:example"))
        said = f"{name}, `{compact(inverse.iri)}`, {_say(book, 'as-in')} {words}"
        yield f"- *{text('linked.term-inverse', book.language)}*{_colon(book)}{said}"


def _write_field(book: Book, field: Field) -> str:
    if field.iris:
        key = text(f"linked.term-{field.key}", book.language)
        return f"*{key}*{_colon(book)}{_link(book, field.iris)}"
    key = f"*{_say(book, f'field-{field.key}')}*"
    return f"{key}{_colon(book)}{escape(field.text)}" if field.text else key


def _write_entries(book: Book, scheme: Facts) -> Iterator[str]:
    """Write the entries of a list as a table."""
    head = (_say(book, f"column-{name}") for name in ("name", "term", "definition"))
    yield f"| {' | '.join(head)} |"
    yield "|---|---|---|"
    for iri in book.sort(scheme.iris("skos:hasTopConcept")):
        name = f'<a id="{anchor(iri)}"></a>{escape(book.label(iri))}'
        facts = book.terms.get(iri)
        about = escape(book.text(facts, "skos:definition")) if facts else ""
        yield f"| {name} | `{compact(iri)}` | {about} |"


def _link(book: Book, iris: Iterable[str]) -> str:
    """Link terms of ours to their places on the page, and say what those of others are."""
    return ", ".join(
        f"[{escape(book.label(iri))}](#{anchor(iri)})" if is_ours(iri) else _name_other(book, iri)
        for iri in iris
    )


def _name_other(book: Book, iri: str) -> str:
    words = load_table("manual", book.language)["others"].get(compact(iri))
    return f"{words} ({_code(iri)})" if words else _code(iri)


def _code(iri: str) -> str:
    short = compact(iri)
    return f"[`{short}`]({expand(short) or iri})"


def _title(book: Book, part: Part) -> str:
    return _say(book, f"part-{part.key}")


def _about(book: Book, part: Part) -> str:
    return _say(book, f"part-{part.key}-about")


def _colon(book: Book) -> str:
    return text("linked.colon", book.language)


def _say(book: Book, key: str, /, **values: object) -> str:
    return text(f"manual.{key}", book.language, **values)
