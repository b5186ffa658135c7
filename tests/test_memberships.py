"""What a claim says of who sits or holds a post is a membership in the sense of ORG."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from miprof_graph.names import PREFIXES
from tests.ontology_samples import claim, dated, derive_store, parse

_BOUNDS = dated("2014-01-01", "2016-12-31")


def test_a_claim_of_tenure_ends_as_a_membership_with_organisation_role_and_dates() -> None:
    statement = "mp:person mpo:holdsPost mp:post"
    more = f"mpo:role mpo:role-secretary-general ; mpo:legalBasis mp:order ; {_BOUNDS}"
    store = derive_store(
        claim("a", statement, more)
        + claim("b", "mp:post mpo:postIn mp:miprof")
        + "mp:person a mpo:Person . mp:post a mpo:Post . mp:miprof a mpo:Mission ."
    )
    wanted = parse(
        f"<{PREFIXES['claim']}a#membership> org:member mp:person ; org:organization mp:miprof ; "
        f"mpo:tenurePost mp:post ; org:role mpo:role-secretary-general ; {_BOUNDS} ; "
        "mpo:legalBasis mp:order ."
    )
    assert wanted <= {quad.triple for quad in store}


@pytest.mark.parametrize("member", ["Post", "Group"])
def test_an_office_or_a_group_that_sits_has_a_membership_with_all_that_its_claim_says(
    member: str,
) -> None:
    qualifiers = (
        "mpo:role mpo:role-ex-officio-member ; mpo:onBehalfOf mp:ministry ; "
        f'mpo:legalBasis mp:decree ; mpo:exactTitle "directeur général"@fr ; {_BOUNDS}'
    )
    store = derive_store(
        claim("a", "mp:seat mpo:memberOf mp:committee", qualifiers)
        + f"mp:seat a mpo:{member} . mp:committee a mpo:Committee ."
    )
    wanted = parse(
        f"<{PREFIXES['claim']}a#membership> a org:Membership ; org:member mp:seat ; "
        "org:organization mp:committee ; org:role mpo:role-ex-officio-member ; "
        f"{qualifiers} . mp:seat a foaf:Agent ; org:memberOf mp:committee ."
    )
    found = {quad.triple for quad in store}
    assert wanted <= found
    membership = ox.NamedNode(f"{PREFIXES['claim']}a#membership")
    tenure = ox.NamedNode(PREFIXES["mpo"] + "tenurePost")
    assert not [t for t in found if (t.subject, t.predicate) == (membership, tenure)]


def test_a_membership_bears_the_title_of_its_claim() -> None:
    more = 'mpo:exactTitle "ministre déléguée"@fr'
    store = derive_store(claim("a", "mp:p mpo:holdsPost mp:post", more))
    said = f'<{PREFIXES["claim"]}a#membership> mpo:exactTitle "ministre déléguée"@fr .'
    assert parse(said) <= {quad.triple for quad in store}
