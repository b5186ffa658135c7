"""The SPARQL endpoint and the pages around it: one query in, data or a page out."""

from __future__ import annotations

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from miprof_graph.ask.backend import Local
from miprof_graph.ask.binding import bind_question
from miprof_graph.errors import MiprofError
from miprof_graph.names import PREFIXES
from miprof_graph.serve.answer import ROWS_ON_A_PAGE, answer_data, answer_table, offered_forms
from miprof_graph.serve.cells import make_grid
from miprof_graph.serve.formats import find_format, prefers_page
from miprof_graph.serve.pages import choose_language, render_page
from miprof_graph.serve.protocol import Operation, RefusalError, read_operation
from miprof_graph.serve.site import Site

# What the guard of the command line says in its own words: here the reader has no options to set.
_REFUSED: Final[dict[str, MiprofError]] = {
    "ask.query-service": RefusalError(403, "serve.no-service"),
    "ask.query-update": RefusalError(400, "serve.read-only"),
}


async def answer_sparql(request: Request) -> Response:
    """Answer the SPARQL protocol; to a browser, as a page with the query and its answer."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"allow": "GET, HEAD, POST, OPTIONS"})
    language = choose_language(request)
    operation = Operation(query=None)
    page = prefers_page(request.headers.get("accept"))
    try:
        operation = await read_operation(request)
        page = page and operation.form is None
        if page:
            return await _query_page(request, operation, language)
        return await _send_data(request, operation)
    except MiprofError as error:
        error = _REFUSED.get(error.key, error)
        status = error.status if isinstance(error, RefusalError) else 400
        message = error.render(language)
        if not page:
            return PlainTextResponse(message + "\n", status)
        return HTMLResponse(_form(request, operation, language, error=message), status)


async def answer_question(request: Request) -> Response:
    """Answer a named question on a page, with its parameters as fields to fill in."""
    site: Site = request.app.state.site
    language = choose_language(request)
    question = site.questions.get(request.path_params["name"])
    if question is None:
        raise HTTPException(404)
    given = request.query_params
    values = {name: given[name] for name in question.params_by_name if given.get(name, "").strip()}
    shown: dict[str, object] = {}
    try:
        backend = Local(site.store)
        query = await run_in_threadpool(bind_question, question, values, backend, language)
        shown = {"query": query, **await _read_answer(site, Operation(query), language)}
    except MiprofError as error:
        # A question that waits for its first value is not a mistake of the reader's.
        shown = {"error": error.render(language) if values else None}
    page = render_page(
        "question.html",
        language,
        address=request.url.path,
        question=question,
        values=values,
        **{"query": None, "error": None, "grid": None, **shown},
    )
    return HTMLResponse(page, headers={"vary": "Accept-Language"})


async def _query_page(request: Request, operation: Operation, language: str) -> Response:
    site: Site = request.app.state.site
    answer: dict[str, object] = {}
    if operation.query:
        answer = await _read_answer(site, operation, language)
    page = _form(request, operation, language, **answer)
    return HTMLResponse(page, headers={"vary": "Accept, Accept-Language"})


async def _send_data(request: Request, operation: Operation) -> Response:
    if not operation.query:
        raise RefusalError(400, "serve.no-query")
    offered = offered_forms(operation.query)
    form = find_format(request.headers.get("accept"), operation.form, offered)
    if form is None:
        raise RefusalError(
            406, "serve.not-acceptable", forms=", ".join(f.media_type for f in offered)
        )
    body = await run_in_threadpool(answer_data, request.app.state.site.store, operation, form)
    charset = "; charset=utf-8" if form.media_type.startswith("text/") else ""
    headers = {"content-type": form.media_type + charset, "vary": "Accept"}
    return Response(body, headers=headers)


async def _read_answer(site: Site, operation: Operation, language: str) -> dict[str, object]:
    table = await run_in_threadpool(answer_table, site.store, operation)
    return {
        "grid": make_grid(table, language),
        "verdict": table.verdict,
        "cut": ROWS_ON_A_PAGE if table.cut else None,
        "forms": [form.name for form in offered_forms(operation.query or "")],
    }


def _form(request: Request, operation: Operation, language: str, **shown: object) -> str:
    site: Site = request.app.state.site
    return render_page(
        "sparql.html",
        language,
        address="/sparql",
        query=operation.query,
        prefixes=PREFIXES,
        questions=[(name, q.titles[language]) for name, q in site.questions.items()],
        **{"error": None, "grid": None, **shown},
    )
