"""Walking through the chronology: a thread of act and answer, or a narrated tour."""

import pytest


@pytest.fixture(scope="session")
def events(events):
    return {event["id"]: event for event in events}


def chain(events, start):
    """What an act answers, back to the first, and what answered it, on to the last, in order."""

    def walk(step, seen, following):
        for other in step(following):
            if other not in seen:
                seen.add(other)
                walk(step, seen, other)
        return seen

    back = walk(lambda one: events[one]["responds_to"], set(), start)
    on = walk(lambda one: [other for other in events if one in events[other]["responds_to"]], set(), start)
    return [identifier for identifier in events if identifier in back | on | {start}]


START = "2025-executive-order-14195"


def test_a_thread_lights_up_its_chain_and_steps_through_it(visit, events):
    page = visit("chronology/")
    steps = chain(events, START)
    assert len(steps) > 4
    page.click(f"[id='{START}'] .entry__follow")
    assert page.eval_on_selector_all(".entry--step", "found => found.map(entry => entry.id)") == steps
    status = page.locator(".walk [role=status]")
    at = steps.index(START)
    assert status.inner_text().startswith(f"Thread, step {at + 1} of {len(steps)}: 1 February 2025, ")
    page.keyboard.press("Enter")
    assert page.locator("[aria-current=step]").get_attribute("id") == steps[at + 1]
    for _ in range(at + 1):
        page.click(".walk button >> nth=0")
    assert page.locator("[aria-current=step]").get_attribute("id") == steps[0]
    assert page.locator(".walk button >> nth=0").is_disabled()


def test_escape_leaves_the_thread_where_the_reader_was(visit):
    page = visit("chronology/")
    page.click(f"[id='{START}'] .entry__follow")
    page.keyboard.press("Escape")
    assert page.locator(".entry--step").count() == 0 and not page.locator(".walk").is_visible()
    assert page.evaluate("document.activeElement.closest('.entry').id") == START


def test_a_thread_shows_steps_that_the_filter_hides_and_hides_them_again(visit, events):
    page = visit("chronology/?lane=washington")
    before = page.locator("li.entry:not([hidden])").count()
    page.click(f"[id='{START}'] .entry__follow")
    steps = chain(events, START)
    assert {events[step]["lane"] for step in steps} > {"washington"}
    assert page.locator(".entry--step:visible").count() == len(steps)
    page.click(".walk button >> nth=2")
    assert page.locator("li.entry:not([hidden])").count() == before


def test_a_view_chosen_on_the_way_ends_the_path_and_shows_all_that_fits(visit, events):
    page = visit("chronology/?lane=washington")
    page.click(f"[id='{START}'] .entry__follow")
    page.evaluate("document.querySelector('.filter [type=reset]').click()")
    assert page.locator("li.entry:not([hidden])").count() == len(events)
    assert not page.locator(".walk").is_visible() and page.locator(".entry--step").count() == 0


def test_an_event_that_neither_answers_nor_is_answered_has_no_thread(visit, events):
    page = visit("chronology/")
    answered = {earlier for event in events.values() for earlier in event["responds_to"]}
    alone = [
        identifier for identifier, event in events.items() if not event["responds_to"] and identifier not in answered
    ]
    assert alone and page.locator(f"[id='{alone[0]}'] .entry__follow").count() == 0
    assert page.locator(".entry__follow").count() == len(events) - len(alone)


def test_a_tour_is_walked_narrated_left_and_taken_up_again(visit, tours):
    tour = tours[0]
    page = visit("chronology/")
    page.click(".tours summary")
    start = page.locator(f"[id='tour-{tour['id']}'] button")
    assert start.inner_text() == "Start"
    start.click()
    status = page.locator(".walk [role=status]")
    assert status.inner_text().startswith(f"{tour['title']}, step 1 of {len(tour['steps'])}: ")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert tour["steps"][2]["narration"].split()[0] in status.inner_text()
    assert page.locator("[aria-current=step]").get_attribute("id") == tour["steps"][2]["event"]
    assert page.url.endswith(f"?tour={tour['id']}&step=3")
    page.keyboard.press("Escape")
    assert "tour=" not in page.url and start.inner_text() == "Go on at step 3"
    page.reload()
    page.click(".tours summary")
    start.click()
    assert page.locator("[aria-current=step]").get_attribute("id") == tour["steps"][2]["event"]


def test_an_address_opens_a_tour_at_its_step_and_a_wrong_one_opens_none(visit, tours):
    tour = tours[-1]
    page = visit(f"chronology/?tour={tour['id']}&step=2")
    assert page.locator("[aria-current=step]").get_attribute("id") == tour["steps"][1]["event"]
    for wrong in ("?tour=no-such", "?tour=<script>&step=x", f"?tour={tour['id']}&step=-9"):
        page = visit("chronology/" + wrong)
        assert page.locator(".walk").is_visible() == (tour["id"] in wrong)


def test_tours_can_be_read_without_scripts(visit, tours):
    page = visit("tours/", java_script_enabled=False)
    assert page.locator(".stops__stop").count() == sum(len(tour["steps"]) for tour in tours) > 30
