"""The dictionary of the data tells every term, and is what the ontology makes it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from miprof_graph.errors import DataError
from miprof_graph.linked.facts import Facts
from miprof_graph.linked.ontology import find_section
from miprof_graph.manual.book import Book, anchor, is_ours, read_terms
from miprof_graph.manual.dictionary import escape, name_dictionary, write_dictionary
from miprof_graph.messages import LANGUAGES, load_table
from miprof_graph.names import compact
from miprof_graph.paths import Home
from tests.conftest import REPOSITORY, reformat, rewrite

SCRIPT = REPOSITORY / "scripts" / "write_dictionary.py"
ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
PLANNED = "mpo:ActionPlan a owl:Class ;\n"


def told(terms: Mapping[str, Facts]) -> dict[str, Facts]:
    """Give what the dictionary must tell: all that is defined, which shapes are not."""
    return {
        iri: facts
        for iri, facts in terms.items()
        if is_ours(iri) and "skos:definition" in facts.values
    }


def entry(page: str, name: str) -> str:
    """Give what the page says of one term."""
    return page.split(f'<a id="{name}"></a>')[1].partition("\n#")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_committed_dictionary_is_up_to_date(terms: Mapping[str, Facts], language: str) -> None:
    path = REPOSITORY / "docs" / name_dictionary(language)
    made = write_dictionary(Book(terms, language))
    assert path.read_text(encoding="utf-8") == made, "run: make exports"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_told_once_at_an_anchor_that_is_its_name(
    terms: Mapping[str, Facts], language: str
) -> None:
    page = write_dictionary(Book(terms, language))
    anchors = Counter(ANCHOR.findall(page))
    assert {name: count for name, count in anchors.items() if count > 1} == {}
    names = {anchor(iri) for iri in told(terms)}
    assert len(names) > 350
    assert names - anchors.keys() == set()
    assert set(re.findall(r"\(#([^)]+)\)", page)) - anchors.keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_told_of_a_term_is_what_the_ontology_says_in_that_language(
    terms: Mapping[str, Facts], language: str
) -> None:
    page = write_dictionary(Book(terms, language))
    for iri, facts in told(terms).items():
        found = entry(page, anchor(iri))
        inverse = find_section(facts) == "inverse"
        # The definition of an inverse form only says of which relation it is the inverse.
        said = ["skos:prefLabel", "rdfs:label", "skos:example"]
        for prop in said if inverse else [*said, "skos:definition"]:
            for name in facts.texts(language, prop)[:1]:
                assert escape(name.text) in found, (compact(iri), prop)
        assert f"`{compact(iri)}`" in found


def test_a_property_tells_its_domain_range_number_inverse_and_alignment(
    terms: Mapping[str, Facts],
) -> None:
    page = write_dictionary(Book(terms, "en"))
    heads, earliest, met = (entry(page, name) for name in ("heads", "earliest", "metWith"))
    assert "*said of*: [person](#Person)\n" in heads
    assert "*takes as value*: [organisation](#Organisation)\n" in heads
    assert "[`org:headOf`](http://www.w3.org/ns/org#headOf) (wider)" in heads
    assert '*inverse*: <a id="headedBy"></a>**is headed by**, `mpo:headedBy`' in heads
    assert "one value at a time" not in heads
    assert "*one value at a time*" in earliest
    assert "*takes as value*: day ([`xsd:date`](http://www.w3.org/2001/XMLSchema#date))" in earliest
    assert "*holds both ways*" in met


def test_terms_stand_in_the_part_and_group_that_the_ontology_gives_them(
    terms: Mapping[str, Facts],
) -> None:
    contents = write_dictionary(Book(terms, "en")).split("\n## ")[1]
    groups = dict(re.findall(r"^  - \[[^]]+\]\(#([^)]+)\): (.*)$", contents, re.MULTILINE))
    for group, name in (
        ("classes-kindgroup-state", "Ministry"),
        ("classes-general", "Organisation"),
        ("classes-list-classes", "Kind"),
        ("relations-group-governance", "heads"),
        ("relations-other", "hasKind"),
        ("characteristics-dates", "termLength"),
        ("characteristics-identifiers", "eli"),
        ("characteristics-numbers", "figureValue"),
        ("characteristics-texts", "officialName"),
        ("claims-classes", "Source"),
        ("claims-relations", "rank"),
        ("claims-characteristics", "until"),
    ):
        assert f"(#{name})" in groups[group], (group, name)


def test_what_properties_take_from_elsewhere_has_a_word_in_both_languages(
    terms: Mapping[str, Facts],
) -> None:
    facts = [facts for iri, facts in terms.items() if is_ours(iri)]
    ends = {compact(iri) for f in facts for iri in f.iris("rdfs:domain", "rdfs:range")}
    others = {name for name in ends if not name.startswith("mpo:")}
    assert len(others) > 10
    for language in LANGUAGES:
        assert others - load_table("manual", language)["others"].keys() == set()


def test_a_term_that_is_no_longer_used_says_so_and_names_its_successor(small_home: Home) -> None:
    path = small_home.ontology / "miprof.ttl"
    new = "    owl:deprecated true ;\n    dcterms:isReplacedBy mpo:Document ;\n"
    rewrite(path, PLANNED, PLANNED + new)
    reformat(path)
    found = entry(write_dictionary(Book(read_terms(small_home), "fr")), "ActionPlan")
    assert "- *ce terme n’est plus employé*\n" in found
    assert "[document](#Document)" in found.split("remplacé par*")[1].split("\n")[0]


def test_what_markdown_would_read_is_shown_as_it_is(small_home: Home) -> None:
    path = small_home.ontology / "miprof.ttl"
    rewrite(path, '"plan d’action"@fr', '"plan <b>*d’action*</b> | [a](b)"@fr')
    page = write_dictionary(Book(read_terms(small_home), "fr"))
    label = r"plan \<b\>\*d’action\*\</b\> \| \[a\](b)"
    assert f'<a id="ActionPlan"></a>{label}\n' in page
    assert f"[{label}](#ActionPlan)" in page


def test_an_ontology_with_problems_is_refused_with_all_of_them(small_home: Home) -> None:
    for name in ("miprof.ttl", "lists.ttl"):
        path = small_home.ontology / name
        path.write_text(path.read_text(encoding="utf-8") + "mpo:x mpo:y\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_terms(small_home)
    assert {problem.path for problem in caught.value.problems} == {
        "ontology/lists.ttl",
        "ontology/miprof.ttl",
    }
    done = run_script(small_home.root)
    assert done.returncode == 1
    assert "ontology/lists.ttl:" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_script_writes_both_pages(small_home: Home) -> None:
    (small_home.root / "docs").mkdir()
    done = run_script(small_home.root)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    for language in LANGUAGES:
        made = (small_home.root / "docs" / name_dictionary(language)).read_text(encoding="utf-8")
        committed = REPOSITORY / "docs" / name_dictionary(language)
        assert made == committed.read_text(encoding="utf-8")


def run_script(home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT)],
        env={"MIPROF_HOME": str(home), "MIPROF_LANG": "en"},
        capture_output=True,
        text=True,
        check=False,
    )
