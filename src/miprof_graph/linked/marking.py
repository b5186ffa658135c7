"""Names as HTML, marked with their language where it is not the page's, and linked to pages."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup, escape

from miprof_graph.linked.sayings import End, Value
from miprof_graph.linked.topics import Topic
from miprof_graph.linked.words import Name
from miprof_graph.linked.writing import DATA
from miprof_graph.web.addresses import page_of
from miprof_graph.web.pages import show_page
from miprof_graph.web.records import Request, Response

_LONGEST_WHOLE = 20


def show_topic(
    template: str, request: Request, language: str, topic: Topic, /, **values: object
) -> Response:
    """Fill one of our templates, in which `words`, `heading`, `end` and `ends` write names."""
    return show_page(
        f"linked/{template}",
        request,
        language,
        status=200,
        topic=topic,
        forms=DATA,
        words=partial(mark_words, language),
        heading=partial(mark_heading, language),
        end=partial(mark_end, language),
        ends=partial(mark_ends, language),
        **values,
    )


def mark_words(language: str, name: Name) -> Markup:
    """Write a name; in a language that is not the page's, it says so.

    >>> mark_words("en", Name("Décret", "fr"))
    Markup('<span lang="fr">Décret</span>')
    """
    text = escape(name.text)
    if name.language in ("", language):
        return text
    return Markup('<span lang="{}">{}</span>').format(name.language, text)


def mark_heading(language: str, name: Name) -> Markup:
    """Write a name as a heading: 2013-7 is one word, which a line's end must not tear apart."""
    parts = (
        Markup('<span class="whole">{}</span>').format(word)
        if "-" in word and len(word) < _LONGEST_WHOLE
        else escape(word)
        for word in name.text.split(" ")
    )
    text = Markup(" ").join(parts)
    if name.language in ("", language):
        return text
    return Markup('<span lang="{}">{}</span>').format(name.language, text)


def mark_end(language: str, end: End) -> Markup:
    """Write one end of a statement: a link to its page here, to elsewhere, or words alone."""
    words = mark_words(language, end.name)
    page = page_of(end.iri, language) if end.iri else None
    if page:
        return Markup('<a href="{}">{}</a>').format(page, words)
    if end.far:
        return Markup('<a href="{}" rel="noopener nofollow">{}</a>').format(end.far, words)
    return words


def mark_ends(language: str, value: Value) -> Markup:
    """Write what a statement says; where the subject is told too, an arrow parts the two."""
    return Markup(" → ").join(mark_end(language, end) for end in value.ends)
