"""The forms in which a name or an address may be written elsewhere; SPARQL compares exactly."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

# Wikidata keeps names that are the same in every language, such as those of people, as `mul`.
LANGUAGES: Final = ("fr", "en", "mul")


def spell_name(name: str) -> list[str]:
    """Write a name as literals: with either apostrophe, either first letter, in each language.

    >>> spell_name("MIPROF")
    ['"MIPROF"@fr', '"MIPROF"@en', '"MIPROF"@mul']
    """
    plain = " ".join(name.split())
    forms = {form: None for text in (plain, plain.replace("’", "'")) for form in _capitals(text)}
    return [str(ox.Literal(form, language=tag)) for form in forms for tag in LANGUAGES]


def spell_address(address: str) -> list[str]:
    """Write an address as IRIs: with either scheme, with and without `www.` and the last slash."""
    rest = trim_address(address)
    return [
        f"<{scheme}://{host}{rest}{end}>"
        for scheme in ("http", "https")
        for host in ("", "www.")
        for end in ("", "/")
    ]


def spell_identifier(identifier: str) -> list[str]:
    """Write an identifier as plain literals: as it is, and in capitals, as Wikidata has DOIs."""
    return [str(ox.Literal(form)) for form in sorted({identifier, identifier.upper()})]


def trim_address(address: str) -> str:
    """Leave out of an address what two writers of the same one may do differently.

    >>> trim_address("https://www.Example.org/")
    'example.org'
    """
    host, slash, path = address.partition("://")[2].partition("/")
    return (host.lower().removeprefix("www.") + slash + path).rstrip("/")


def _capitals(text: str) -> list[str]:
    # Letters that stand for words are never written small.
    if text[1:2].isupper():
        return [text]
    return [text, text[0].upper() + text[1:], text[0].lower() + text[1:]]
