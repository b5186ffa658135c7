"""What a click shows: every statement behind an entity or a link, and who makes it."""

from __future__ import annotations

from tests.browser.conftest import Reader


def test_a_click_on_an_entity_shows_its_card(reader: Reader) -> None:
    reader.click_node("miprof")
    card = reader.panel()
    assert reader.page.locator("#panel h2").inner_text() == "MIPROF"
    assert "mission interministérielle" in card.lower()
    assert "Roxana Maracineanu" in card
    assert "décret n° 2013-7" in card


def test_every_link_on_a_card_opens_its_statements(reader: Reader) -> None:
    reader.click_node("miprof")
    reader.page.locator("#panel li", has_text="Élisabeth Moiron-Braud").locator("summary").click()
    card = reader.panel()
    assert "« les mots du document »" in card.replace("\u00a0", " ")
    assert "Article d’encyclopédie" in card
    assert "Page du Collectif" in card
    assert "§ 3" in card
    assert "à partir de 2013" in card


def test_printing_unfolds_every_statement(reader: Reader) -> None:
    reader.click_node("miprof")
    assert reader.page.locator("#panel .claim").count() == 0
    reader.ask("() => window.dispatchEvent(new Event('beforeprint'))")
    folded = reader.page.locator("#panel details").count()
    assert reader.page.locator("#panel details[open] .claim").count() >= folded > 10
    reader.ask("() => window.dispatchEvent(new Event('afterprint'))")
    assert reader.page.locator("#panel details[open]").count() == 0


def test_figures_dates_and_denials_are_on_the_card(reader: Reader) -> None:
    reader.click_node("miprof")
    card = reader.panel()
    assert "professionnels formés en 2024" in card
    assert "350" in card
    assert "3 janvier 2013" in card
    assert "organisme de formation" in card
    assert "nié" in card
    denied = reader.page.locator("#panel .denied").all_inner_texts()
    assert any("organisme de formation" in text for text in denied)
    assert any("EIGE" in text for text in denied), "a denied link joins nothing, but is told"


def test_a_click_on_a_link_lists_all_its_claims(reader: Reader) -> None:
    reader.click_edge("elisabeth-moiron-braud", "miprof")
    assert reader.page.locator("#panel .claim").count() == 2
    card = reader.panel()
    assert "dirige" in card
    assert "17 octobre 2016" in card
    link = reader.page.locator("#panel a.out").first
    assert "#:~:text=" in (link.get_attribute("href") or "")
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_the_exact_title_of_a_post_is_with_its_claim(reader: Reader) -> None:
    reader.click_edge("najat-vallaud-belkacem", "ministere-droits-femmes")
    card = reader.panel()
    assert "Titre exact" in card
    assert "ministre des Droits des femmes" in card


def test_disagreement_plans_and_opinions_are_marked(reader: Reader) -> None:
    reader.click_edge("miprof", "ministere-droits-femmes")
    assert "se contredisent" in reader.panel()
    assert reader.page.locator("#panel .claim-negated .chip-negated").count() == 1
    reader.page.click("#panel .close")
    reader.click_edge("miprof", "plan-2024")
    assert "prévu" in reader.page.locator("#panel .chip").first.inner_text()
    reader.page.click("#panel .close")
    reader.click_edge("eige", "france")
    card = reader.panel()
    assert "attribué" in card
    assert "GRETA" in card, "whose opinion it is"
    reader.page.click("#panel .close")
    reader.click_edge("lettre-valls", "manuel-valls")
    assert reader.page.locator("#panel .chip-deprecated").count() == 2


def test_links_on_a_card_lead_to_the_neighbours(reader: Reader) -> None:
    reader.click_node("miprof")
    reader.page.locator("#panel .neighbours .link", has_text="Roxana Maracineanu").click()
    assert reader.page.locator("#panel h2").inner_text() == "Roxana Maracineanu"
    assert reader.ask("() => document.activeElement.id") == "panel"
    reader.page.click("#panel .close")
    assert reader.page.locator("#panel").is_hidden()


def test_a_click_beside_everything_closes_the_card(reader: Reader) -> None:
    reader.click_node("miprof")
    reader.page.keyboard.press("0")
    reader.page.mouse.click(330, 880)
    assert reader.page.locator("#panel").is_hidden()
