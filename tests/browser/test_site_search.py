"""The suggestions below a search field, by keyboard and by mouse, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert [line for line in said if "404" not in line] == []


def type_name(page: Page, words: str) -> None:
    page.get_by_role("combobox").press_sequentially(words)
    page.get_by_role("option").first.wait_for()


def test_a_suggestion_is_chosen_with_the_keyboard_alone(page: Page, service: str) -> None:
    page.goto(service + "fr/")
    field = page.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    type_name(page, "greta")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").first).to_contain_text("proposition")
    field.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("GRETA")
    active = field.get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    assert Axe().run(page).violations_count == 0
    field.press("Enter")
    page.wait_for_url("**/fr/doc/greta")


def test_the_arrows_go_round_and_escape_closes_the_list(page: Page, service: str) -> None:
    page.goto(service + "en/search")
    field = page.get_by_role("combobox")
    type_name(page, "observ")
    field.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("observ")
    field.press("ArrowDown")
    page.get_by_role("option").first.wait_for()


def test_a_late_answer_leaves_the_list_that_someone_walks_through(page: Page, service: str) -> None:
    page.goto(service + "en/search")
    field = page.get_by_role("combobox")
    type_name(page, "observ")
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route("**/suggest?*", hold)
    with page.expect_request("**/suggest?*"):
        field.press_sequentially("a")
    field.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True).inner_text()
    with page.expect_response("**/suggest?*"):
        late[0].continue_()
    expect(page.get_by_role("option", selected=True)).to_have_text(chosen, use_inner_text=True)


def test_enter_without_a_choice_searches_for_the_words(page: Page, service: str) -> None:
    page.goto(service + "en/")
    type_name(page, "observ")
    page.get_by_role("combobox").press("Enter")
    page.wait_for_url("**/en/search?q=observ")
    assert page.locator(".things li").count() > 1


def test_a_click_fills_the_field_of_a_question(page: Page, service: str) -> None:
    page.goto(service + "en/questions/liens-directs")
    field = page.get_by_label("First entity")
    field.fill("grta")
    page.get_by_role("option", name="GRETA", exact=False).first.click()
    expect(field).to_have_value("GRETA")
    page.get_by_role("button", name="Answer").click()
    expect(field).to_have_value("GRETA")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_the_header_of_a_page_has_the_field_too(page: Page, service: str) -> None:
    page.goto(service + "fr/about")
    type_name(page, "kit anna")
    page.get_by_role("option").first.click()
    page.wait_for_url("**/fr/doc/*")
