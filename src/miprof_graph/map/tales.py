"""The stories as the page tells them: each step with the numbers of what it lights."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from .data import Book

if TYPE_CHECKING:
    from miprof_graph.network import Claim
    from miprof_graph.stories import Story

Json = dict[str, Any]


def tell(book: Book, stories: Sequence["Story"]) -> list[Json]:
    """Describe the stories; a claim about what is not on the map is told, but lights nothing."""
    claims = {claim.iri: claim for claim in book.graph.graph["claims"]} if stories else {}
    links = _number_links(book) if stories else {}
    return [
        {
            "id": story.name,
            "title": dict(story.title),
            "about": dict(story.about),
            "steps": [
                {
                    "words": dict(step.words),
                    "claims": [book.claim(claims[iri]) for iri in step.claims],
                    "edges": sorted({links[iri] for iri in step.claims if iri in links}),
                    "nodes": _number_ends(book, (claims[iri] for iri in step.claims)),
                }
                for step in story.steps
            ],
        }
        for story in stories
    ]


def _number_links(book: Book) -> dict[str, int]:
    """Say which link each claim supports, in the order in which the book counts them."""
    return {
        claim.iri: number
        for number, (*_, data) in enumerate(book.links)
        for claim in data["claims"]
    }


def _number_ends(book: Book, claims: Iterable["Claim"]) -> list[int]:
    ends = {end for claim in claims for end in (claim.subject, claim.value.text)}
    return sorted(book.numbers[iri] for iri in ends if iri in book.numbers)
