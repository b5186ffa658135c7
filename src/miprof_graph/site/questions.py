"""The named questions: all of them by theme, and one with its fields and its answer."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, islice
from typing import Any, Final

from miprof_graph.ask.binding import bind_question
from miprof_graph.ask.folding import fold
from miprof_graph.ask.questions import Kind, Param, Question
from miprof_graph.ask.search import EntityError, Finder
from miprof_graph.errors import MiprofError, QueryTimeoutError, RemoteError
from miprof_graph.messages import text
from miprof_graph.names import compact, expand
from miprof_graph.rows import Row
from miprof_graph.site.contents import read_contents
from miprof_graph.site.paging import change
from miprof_graph.web.accept import SOLUTIONS
from miprof_graph.web.addresses import page_address
from miprof_graph.web.cells import make_worded_grid
from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError
from miprof_graph.web.pages import choose_language, show_page
from miprof_graph.web.records import Request, Response, redirect

ROWS_ON_A_PAGE: Final = 500
_OTHER: Final = "other"
THEMES: Final[Mapping[str, tuple[str, ...]]] = {
    "actors": (
        *("titulaire-d-un-poste", "titulaires-successifs", "titres-d-un-poste"),
        *("vacances-d-un-poste", "actes-des-titulaires", "directions-successives"),
        *("membres-d-un-comite", "sieges-a-une-date", "membres-attestes", "qui-dirige-quoi"),
        *("rattachement", "partenaires", "financements", "missions-d-un-organisme"),
        *("organismes-et-textes", "changements-d-organisation", "instances-europeennes"),
    ),
    "texts": (
        *("textes-fondateurs", "textes-modifies", "directives-et-conventions", "identifiants"),
        *("plans-et-periodes", "presentations-de-plans", "axes-et-mesures", "successions"),
        *("qui-a-elabore-quoi", "rapports", "cycles-d-evaluation", "editions-d-une-enquete"),
        *("outils-et-publics", "kits-de-formation", "themes-des-outils", "qui-forme-qui"),
    ),
    "time": (
        *("chronologie", "reunions", "rencontres", "courriers-envoyes", "demandes"),
        *("reseau-a-une-date", "dates", "prevu-non-confirme"),
    ),
    "links": (
        *("liens-directs", "entites-les-plus-liees", "noms-d-une-entite", "themes", "chiffres"),
        "chiffre-dans-le-temps",
    ),
    "sources": (
        *("desaccords", "plusieurs-sources", "source-unique", "opinions", "ce-qui-est-nie"),
        *("sources", "enonces-d-un-document", "passages-d-un-document", "documents-cites"),
        *("enonces-deprecies", "graphies-fautives"),
        *("entites-d-une-seule-source", "documents-sans-date"),
    ),
}
FIRST: Final = (
    *("titulaires-successifs", "textes-fondateurs", "membres-d-un-comite", "desaccords"),
    *("plans-et-periodes", "qui-forme-qui", "chronologie", "courriers-envoyes"),
)
"""The questions that the start page proposes."""


def show_questions(context: Context, request: Request, language: str) -> Response:
    """List the named questions by theme, all or those that hold some words."""
    words = request.parameter("q").strip()
    wanted = fold(words).split()
    fitting = {
        name: question
        for name, question in context.questions.items()
        if all(word in _all_words(question, language) for word in wanted)
    }
    placed = {*chain.from_iterable(THEMES.values())}
    themes = {**THEMES, _OTHER: tuple(name for name in fitting if name not in placed)}
    return show_page(
        "site/questions.html",
        request,
        language,
        words=words,
        total=len(context.questions),
        found=len(fitting),
        themes=[
            (theme, shown)
            for theme, names in themes.items()
            if (shown := [fitting[name] for name in names if name in fitting])
        ],
    )


def show_question(context: Context, request: Request, language: str, name: str) -> Response:
    """Show a named question, its parameters as fields to fill in, and its answer.

    Raises:
        MissingError: If there is no such question.
    """
    question = _get(context, name)
    given = {
        param.name: value
        for param in question.params
        if (value := request.parameter(param.name).strip())
    }
    shown: dict[str, object] = {"query": None, "grid": None, "error": None, "candidates": ()}
    status = 200
    try:
        query = bind_question(question, given, context.backend, language)
        shown |= {"query": query, **_read_answer(context, query, language)}
    except (QueryTimeoutError, RemoteError):
        raise
    except MiprofError as error:
        # A question that waits for its first value is not a mistake of the reader's.
        if request.pairs:
            status = 400
            shown |= {"error": _explain(error, language), "candidates": _correct(error, request)}
    return show_page(
        "site/question.html",
        request,
        language,
        status=status,
        question=question,
        fields=[
            (param, _shown_value(context, param, given, language)) for param in question.params
        ],
        **shown,
    )


def redirect_to_question(context: Context, request: Request, name: str) -> Response:
    """Lead to a question in the reader's language.

    Raises:
        MissingError: If there is no such question.
    """
    _get(context, name)
    kept = {key: value for key, value in request.pairs if key != "lang"}
    address = page_address(choose_language(request), f"/questions/{name}", **kept)
    return redirect(address, vary="Accept-Language")


def _get(context: Context, name: str) -> Question:
    if name not in context.questions:
        raise MissingError
    return context.questions[name]


def _explain(error: MiprofError, language: str) -> str:
    if error.key == "ask.param-missing":
        return text("site.question-missing", language, label=error.values["label"])
    # The lines below the first list what might be meant: on the page these are links.
    said = error.render(language).partition("\n")[0]
    return said.replace(" - ", " \N{EN DASH} ")


def _correct(error: MiprofError, request: Request) -> list[tuple[str, str]]:
    """Give name and address of each question that may have been meant by an unclear name."""
    if not isinstance(error, EntityError):
        return []
    field = next((key for key, value in request.pairs if value.strip() == error.values["name"]), "")
    return [
        (entity.label, change(request, **{field: compact(entity.iri)}))
        for entity in error.candidates
    ]


def _read_answer(context: Context, query: str, language: str) -> dict[str, object]:
    def consume(answer: Any) -> tuple[list[str], list[Row]]:
        columns = [variable.value for variable in answer.variables]
        return columns, [tuple(row) for row in islice(answer, ROWS_ON_A_PAGE + 1)]

    columns, rows = context.backend.run(query, consume)
    kept = rows[:ROWS_ON_A_PAGE]
    return {
        "grid": make_worded_grid(columns, kept, context.backend, language),
        "cut": ROWS_ON_A_PAGE if len(rows) > ROWS_ON_A_PAGE else None,
        "forms": [form.name for form in SOLUTIONS],
    }


def _shown_value(context: Context, param: Param, given: Mapping[str, str], language: str) -> str:
    """Give what the field of a parameter holds: an entity by its name, where that is enough."""
    value = given.get(param.name, param.default or "")
    iri = expand(value) if param.kind is Kind.ENTITY else None
    entry = read_contents(context.backend, language).entries.get(iri or "")
    if entry is None:
        return value
    found = Finder(context.backend, language).find(entry.label)
    return entry.label if [one.iri for one in found] == [iri] else value


def _all_words(question: Question, language: str) -> str:
    return fold(f"{question.titles[language]} {question.descriptions[language]} {question.name}")
