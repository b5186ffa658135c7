"""`/sparql`: one query in, its answer out; without a query, what the service is."""

from __future__ import annotations

from urllib.parse import quote

from miprof_graph.ask.sparql import TABLE_FORMS
from miprof_graph.endpoint.answer import answer_data, read_guarded
from miprof_graph.endpoint.describing import send_description
from miprof_graph.endpoint.forms import MINUTES, choose_form
from miprof_graph.endpoint.protocol import read_operation
from miprof_graph.endpoint.service import describe_service
from miprof_graph.messages import text
from miprof_graph.web.accept import SOLUTIONS, TRIPLES, prefers_page
from miprof_graph.web.addresses import page_address
from miprof_graph.web.context import Context
from miprof_graph.web.pages import choose_language
from miprof_graph.web.records import FORM, Request, Response, redirect


def answer_sparql(context: Context, request: Request) -> Response:
    """Answer the SPARQL protocol; a browser is sent to the page for queries."""
    operation = read_operation(request)
    accept = request.headers.get("accept")
    if operation.form is None and prefers_page(accept) and _can_go_to_page(request):
        return _send_to_page(request)
    if operation.query is None:
        return send_description(request, describe_service(context, request.base), operation.form)
    reading = read_guarded(operation.query)
    form = choose_form(
        accept, operation.form, SOLUTIONS if reading.form in TABLE_FORMS else TRIPLES
    )
    body, is_cut = answer_data(context, operation, reading, form)
    may_keep = reading.is_stable and request.method != "POST"
    headers = {"vary": "Accept"}
    if is_cut:
        headers |= _announce_cut(context, request)
    return Response(body, 200, form.content_type, headers, max_age=MINUTES if may_keep else None)


def _can_go_to_page(request: Request) -> bool:
    return request.method != "POST" or request.media_type == FORM


def _send_to_page(request: Request) -> Response:
    """Lead to the page in the reader's language; a form goes there as it is."""
    address = page_address(choose_language(request), "/sparql")
    if request.query_string:
        address += f"?{request.query_string}"
    status = 307 if request.method == "POST" else 303
    return redirect(address, status, vary="Accept, Accept-Language")


def _announce_cut(context: Context, request: Request) -> dict[str, str]:
    """Say in headers that rows are missing, how many there are, and where everything is."""
    language = choose_language(request)
    words = quote(text("endpoint.cut", language, count=context.max_rows), safe="")
    link = f'<{page_address(language, "/downloads")}>; rel="related"'
    return {
        "vary": "Accept, Accept-Language",
        "x-sparql-maxrows": str(context.max_rows),
        "link": f"{link}; title*=UTF-8'{language}'{words}",
    }
