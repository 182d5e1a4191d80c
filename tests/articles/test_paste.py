"""A pasted page comes apart into headline, byline, date, credit and paragraphs, and every line is accounted for."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.intake.asides import cut_asides, related_headline
from articles.intake.bylines import Author
from articles.intake.clean import clean_text
from articles.intake.contract import as_contract
from articles.intake.facts import PageFacts
from articles.intake.paste import Paste, split_paste

SEED = Path(__file__).parents[3] / "shared" / "seed" / "000_d003c07eeabd6917.txt"

HEADLINE = "Example Fleet Leaves Harbour As Ministers Meet In Valletta"
PARAGRAPHS = (
    "The fleet of the coastal republic left its harbour on Tuesday, a day after ministers agreed to open the strait.",
    "“We will sail in convoy and we will not stop,” Admiral Rosa Quell told reporters on the quay. Officials in "
    "Valletta did not say how many ships would take part.",
    "Fishermen had blocked the strait for nine days. Their union said it would lift the blockade once the ministers "
    "had signed, and that it wanted the agreement in writing.",
    "A second convoy is expected to leave the harbour by the end of the week, according to the port authority.",
)
ASIDE = "(RELATED: Fishermen Block The Strait For A Ninth Day)"

PAGE = f"""World

{HEADLINE}

Ann Carver/AFP via Getty Images

Marten Vale Senior Foreign Correspondent
March 2, 2021 9:14 AM ET
Font Size:

{PARAGRAPHS[0]}

{PARAGRAPHS[1]} {ASIDE}

{PARAGRAPHS[2]}

{PARAGRAPHS[3]}

Related stories
Port strike ends
Ferry prices rise again
Sign up for our newsletter
© 2021 The Example. All rights reserved.
"""

MENU = (
    "Home\nWorld\nPolitics\nSport\nSign in\nSubscribe\nWe use cookies to make this site better. Read our cookie policy."
)


def parts(paste: Paste) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in paste.lines:
        found.setdefault(line.part, []).append(line.text)
    return found


def test_a_page_comes_apart_into_its_parts() -> None:
    paste = split_paste(PAGE)
    assert (paste.section, paste.title) == ("World", HEADLINE)
    assert paste.authors == (Author("Marten Vale", "Senior Foreign Correspondent"),)
    assert paste.published == date(2021, 3, 2)
    assert paste.credit == "Ann Carver/AFP via Getty Images"
    assert paste.body == PARAGRAPHS
    assert paste.related == ("Fishermen Block The Strait For A Ninth Day",)
    assert paste.dropped == (
        "Font Size:",
        ASIDE,
        "Related stories",
        "Port strike ends",
        "Ferry prices rise again",
        "Sign up for our newsletter",
        "© 2021 The Example. All rights reserved.",
    )


def test_menus_above_the_page_change_nothing_but_what_is_dropped() -> None:
    paste = split_paste(f"{MENU}\n{PAGE}")
    assert (paste.title, paste.authors, paste.body) == (HEADLINE, split_paste(PAGE).authors, PARAGRAPHS)
    assert paste.dropped[: len(MENU.splitlines())] == tuple(MENU.splitlines())


@pytest.mark.skipif(not SEED.exists(), reason="the sample page is kept outside the repository")
def test_the_sample_page_comes_apart() -> None:
    paste = split_paste(SEED.read_text(encoding="utf-8"))
    assert paste.section == "Politics"
    assert paste.title.startswith("US Missile Strikes Hit Iranian-Backed Militias")
    assert paste.authors == (Author("Anders Hagstrom", "White House Correspondent"),)
    assert paste.credit == "Saul Loeb/AFP via Getty Images"
    assert paste.published is None
    assert len(paste.body) == 7
    assert paste.body[2].endswith("announced Thursday night.")
    assert paste.related == ("Iran Ends Nuclear Deal Commitment, Will No Longer Limit Uranium Enrichment",)
    assert paste.dropped == ("Font Size:", f"(RELATED: {paste.related[0]})")


def test_a_plain_article_needs_no_page_around_it() -> None:
    paste = split_paste("\n\n".join((HEADLINE, *PARAGRAPHS)))
    assert (paste.title, paste.body, paste.dropped) == (HEADLINE, PARAGRAPHS, ())


def test_paragraphs_on_single_lines_stay_apart() -> None:
    assert split_paste("\n".join((HEADLINE, *PARAGRAPHS))).body == PARAGRAPHS


def test_hard_wrapped_lines_become_paragraphs_again() -> None:
    def wrapped(paragraph: str) -> str:
        lines = [""]
        for word in paragraph.split():
            lines = [*lines[:-1], f"{lines[-1]} {word}".strip()] if len(lines[-1]) + len(word) < 72 else [*lines, word]
        return "\n".join(lines)

    paste = split_paste("\n\n".join((HEADLINE, *map(wrapped, PARAGRAPHS))))
    assert (paste.title, paste.body) == (HEADLINE, PARAGRAPHS)


def test_a_heading_between_paragraphs_is_body() -> None:
    paste = split_paste("\n".join((HEADLINE, *PARAGRAPHS[:2], "What the union wants", *PARAGRAPHS[2:])))
    assert paste.body == (*PARAGRAPHS[:2], "What the union wants", *PARAGRAPHS[2:])


def test_a_box_of_links_inside_the_article_is_dropped() -> None:
    box = ("Related stories", "Port strike ends", "Ferry prices rise again")
    paste = split_paste("\n".join((HEADLINE, *PARAGRAPHS[:2], *box, *PARAGRAPHS[2:])))
    assert (paste.body, paste.dropped) == (PARAGRAPHS, box)


def test_news_about_members_and_cookies_is_no_appeal() -> None:
    news = (
        "Ukraine wants to become a member of the alliance, and the parliament asked to sign up to its rules this year.",
        "The court said that the privacy policy of the company broke the law, and that it had to ask for consent.",
    )
    assert split_paste("\n\n".join((HEADLINE, *PARAGRAPHS[:1], *news, *PARAGRAPHS[1:]))).body == (
        PARAGRAPHS[0],
        *news,
        *PARAGRAPHS[1:],
    )


def test_readers_comments_are_no_part_of_the_article() -> None:
    comment = "I have sailed there for thirty years and the ministers never asked any of us what we think about it."
    paste = split_paste("\n".join((HEADLINE, *PARAGRAPHS, "2 Comments", "sailor41", comment, "Reply", comment)))
    assert paste.body == PARAGRAPHS


def test_what_the_page_says_of_itself_goes_first() -> None:
    facts = PageFacts(title=HEADLINE, authors=("Rosa Vale",), published=date(2020, 1, 5), section="Sea")
    paste = split_paste(PAGE, facts)
    assert (paste.title, paste.section, paste.published) == (HEADLINE, "Sea", date(2020, 1, 5))
    assert paste.authors == (Author("Rosa Vale"),)
    assert paste.body == PARAGRAPHS


def test_a_headline_keeps_markup_as_text_and_loses_marks_that_reorder_it() -> None:
    paste = split_paste("\n\n".join(("Fleet <b>leaves</b> \u202eharbour\u200b & strait", *PARAGRAPHS)))
    assert paste.title == "Fleet <b>leaves</b> harbour & strait"


def test_the_contract_tells_the_parts_by_name() -> None:
    assert as_contract(split_paste(PAGE)) == {
        "title": HEADLINE,
        "section": "World",
        "authors": ["Marten Vale"],
        "published": "2021-03-02",
        "credit": "Ann Carver/AFP via Getty Images",
        "body": "\n\n".join(PARAGRAPHS),
        "dropped": list(split_paste(PAGE).dropped),
    }


@pytest.mark.parametrize("nothing", ["", " \n\t\n", "\0\0", "\u200b", "…"])
def test_nothing_gives_an_empty_paste(nothing: str) -> None:
    paste = split_paste(nothing)
    assert (paste.title, paste.body, paste.authors, paste.published) == ("", (), (), None)


def test_the_day_of_publication_goes_before_the_day_of_an_update() -> None:
    page = PAGE.replace("March 2, 2021 9:14 AM ET", "Updated 3 March 2021\nPublished 2 March 2021")
    assert split_paste(page).published == date(2021, 3, 2)


def test_an_aside_is_cut_and_its_headline_kept() -> None:
    cut = cut_asides("The fleet left. [READ MORE: Strait Opens (Again)] It sailed on.")
    assert (cut.text, cut.headlines) == ("The fleet left. It sailed on.", ("Strait Opens (Again)",))
    assert cut_asides("It left (more: 12 ships) early").asides == ("(more: 12 ships)",)
    assert related_headline("(RELATED: Strait Opens)") == related_headline("Read more: Strait Opens") == "Strait Opens"
    assert cut_asides("The minister (related to the admiral) left.").asides == ()


@given(st.text())
def test_every_line_of_any_text_gets_exactly_one_part(pasted: str) -> None:
    expected = [line.strip() for line in clean_text(pasted).split("\n") if line.strip()]
    assert [line.text for line in split_paste(pasted).lines] == expected


@given(st.lists(st.sampled_from([*PAGE.splitlines(), *MENU.splitlines(), *PARAGRAPHS]), max_size=30))
def test_every_line_of_any_page_gets_exactly_one_part(lines: list[str]) -> None:
    paste = split_paste("\n".join(lines))
    assert [line.text for line in paste.lines] == [line for line in lines if line]
    assert {line for line in paste.dropped if line != ASIDE} == set(parts(paste).get("dropped", []))


SENTENCES = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4).map(" ".join)


@given(st.lists(SENTENCES, min_size=2, max_size=8, unique=True))
def test_splitting_an_article_again_changes_nothing(paragraphs: list[str]) -> None:
    once = split_paste("\n\n".join((HEADLINE, *paragraphs)))
    assert once.body == tuple(paragraphs)
    assert split_paste("\n\n".join((once.title, *once.body))) == once


@pytest.mark.parametrize("headline", ["Guns fall silent in port city", "Guns Fall Silent In Port City"])
def test_an_article_that_opens_with_short_sentences_keeps_them_and_its_headline(headline: str) -> None:
    opening = ("It was over.", "Nobody cheered.", "“Go,” he said.")
    paste = split_paste("\n\n".join((headline, *opening, *PARAGRAPHS)))
    assert (paste.title, paste.body) == (headline, (*opening, *PARAGRAPHS))


def test_the_first_sentence_is_never_the_headline_of_the_rest() -> None:
    first = "The shelling of the port stopped on Tuesday after nine days, officials said."
    assert split_paste("\n\n".join(("Ships leave at last", first))).body == (first,)


def test_a_list_that_a_paragraph_announces_is_part_of_the_article() -> None:
    points = tuple(f"{number}. {name}" for number, name in enumerate(("Valletta", "Bizerte", "Sfax", "Oran"), 1))
    announced = "Four ports will take the ships that were turned away in the night:"
    inside = split_paste("\n".join((HEADLINE, announced, *points, *PARAGRAPHS)))
    at_the_end = split_paste("\n".join((HEADLINE, *PARAGRAPHS, announced, *points)))
    assert inside.body == (announced, *points, *PARAGRAPHS)
    assert at_the_end.body == (*PARAGRAPHS, announced, *points)


SUMMARY = "The strait opens again, and nobody says for how long."


def test_a_summary_above_the_byline_belongs_to_the_headline() -> None:
    signed = split_paste("\n".join((HEADLINE, SUMMARY, "By Jane Roe", *PARAGRAPHS)))
    assert (signed.body, signed.dropped, signed.authors) == (PARAGRAPHS, (SUMMARY,), (Author("Jane Roe"),))


def test_an_article_signed_at_its_foot_keeps_its_first_paragraphs() -> None:
    assert split_paste("\n".join((HEADLINE, *PARAGRAPHS[:2], "By Jane Roe"))).body == PARAGRAPHS[:2]


def test_the_slides_of_a_gallery_are_left_out() -> None:
    gallery = (
        "1/3 A ferry waits outside the harbour of Sfax on Monday morning.",
        "2/3 Fishermen carry their nets over the quay before sunrise.",
        "3/3 The admiral talks to the crew of a tanker in the strait.",
    )
    paste = split_paste("\n".join((HEADLINE, *PARAGRAPHS[:2], *gallery, *PARAGRAPHS[2:])))
    assert (paste.body, paste.dropped) == (PARAGRAPHS, gallery)


def test_what_a_page_says_twice_is_a_caption_or_a_card() -> None:
    caption = "The convoy passes the lighthouse of the coastal republic before noon."
    card = "Why The Strait Was Closed Why The Strait Was Closed"
    paste = split_paste("\n".join((HEADLINE, caption, caption, *PARAGRAPHS[:2], card, *PARAGRAPHS[2:])))
    assert (paste.body, paste.dropped) == (PARAGRAPHS, (caption, caption, card))


@pytest.mark.parametrize(
    "caption",
    [
        "Above: the harbour of Sfax before sunrise.",
        "In this photo taken on Monday, the convoy leaves the harbour of the republic.",
        "Admiral Rosa Quell, left, and the minister for the sea on the quay in Valletta.",
        "Image copyright Ann Carver",
        "An artist’s impression of the new lighthouse in the strait.",
        "Map: where the convoy sails",
    ],
)
def test_a_caption_is_told_by_how_it_points_at_its_picture(caption: str) -> None:
    assert split_paste("\n".join((HEADLINE, *PARAGRAPHS[:2], caption, *PARAGRAPHS[2:]))).body == PARAGRAPHS


def test_teasers_under_a_turn_are_left_out_as_far_as_the_next_paragraph() -> None:
    teasers = (
        "Related coverage",
        "Port strike ends A day after the union spoke to the ministers, cranes in the three largest ports of the coast "
        "move again and the first ships that had waited outside are being unloaded",
        "- Ferry prices rise again, say those who travel to the islands every day of the week.",
    )
    paste = split_paste("\n".join((HEADLINE, *PARAGRAPHS[:2], *teasers, *PARAGRAPHS[2:])))
    assert (paste.body, paste.dropped) == (PARAGRAPHS, teasers)


def test_the_article_ends_above_its_references_and_the_rules_of_the_site() -> None:
    below = (
        "Sources:",
        "The Example, “Ministers meet in Valletta”, 1 March 2021, page four of the morning edition.",
        "Port authority of Sfax, yearly report on the ships that passed the strait, chapter two.",
        "Community guidelines",
        "Whoever writes here is polite to all others and says nothing that breaks the law of the republic.",
    )
    assert split_paste("\n".join((HEADLINE, *PARAGRAPHS, *below))).body == PARAGRAPHS


def test_lines_built_alike_are_an_enumeration() -> None:
    convoy = ("Sfax: 4 ships", "Bizerte: 3 ships", "Oran: 2 ships", "Valletta: 2 ships", "Bastia: 1 ship")
    inside = split_paste("\n".join((HEADLINE, *PARAGRAPHS[:2], *convoy, *PARAGRAPHS[2:])))
    at_the_end = split_paste("\n".join((HEADLINE, *PARAGRAPHS, *convoy, "Jane Roe", "Share")))
    assert inside.body == (*PARAGRAPHS[:2], *convoy, *PARAGRAPHS[2:])
    assert at_the_end.body == (*PARAGRAPHS, *convoy)


def test_who_said_a_quote_stays_below_it() -> None:
    quoted = ("“We sail at dawn, whatever the weather says, and we come back together.”", "— Rosa Quell")
    paste = split_paste("\n".join((HEADLINE, *PARAGRAPHS[:2], *quoted, *PARAGRAPHS[2:])))
    assert paste.body == (*PARAGRAPHS[:2], *quoted, *PARAGRAPHS[2:])


def test_a_notice_or_a_link_inside_takes_no_heading_with_it() -> None:
    middle = ("Related post: Port Strike Ends", "What the union wants")
    after_an_advertisement = ("Advertisement", "What the union wants")
    for lines in (middle, after_an_advertisement):
        paste = split_paste("\n".join((HEADLINE, *PARAGRAPHS[:2], *lines, *PARAGRAPHS[2:])))
        assert (paste.body, paste.dropped) == ((*PARAGRAPHS[:2], lines[1], *PARAGRAPHS[2:]), lines[:1])


def test_a_headline_is_the_line_that_the_page_repeats() -> None:
    tools = "Publish changes in harbour"
    paste = split_paste("\n".join((tools, "By Jane Roe", HEADLINE, "Share", HEADLINE, *PARAGRAPHS)))
    assert paste.title == HEADLINE


def test_a_page_that_holds_its_article_twice_loses_none_of_it() -> None:
    assert set(split_paste("\n".join((HEADLINE, *PARAGRAPHS, *PARAGRAPHS))).body) == set(PARAGRAPHS)


def test_what_a_line_announces_is_part_of_the_article_at_its_end_too() -> None:
    agreed = ("Still open:", "- who pays for the lighthouse", "- how many ships may pass in a night")
    paste = split_paste("\n".join((HEADLINE, *PARAGRAPHS, *agreed, "Share", "- Port strike ends")))
    assert paste.body == (*PARAGRAPHS, *agreed)


def test_a_chronology_is_part_of_the_article_although_each_line_has_a_day() -> None:
    days = ("July 2 – Strike, Sfax", "July 9 – Talks, Valletta", "August 1 – First convoy")
    paste = split_paste("\n".join((HEADLINE, *PARAGRAPHS[:2], *days, *PARAGRAPHS[2:], "July 2 – Sport")))
    assert paste.body == (*PARAGRAPHS[:2], *days, *PARAGRAPHS[2:])


def test_a_quoted_post_keeps_who_signed_it() -> None:
    post = ("We sail at dawn", "— Rosa Quell (@quell_example) March 2, 2021")
    paste = split_paste("\n".join((HEADLINE, *PARAGRAPHS[:2], *post, *PARAGRAPHS[2:])))
    assert paste.body == (*PARAGRAPHS[:2], *post, *PARAGRAPHS[2:])


def test_an_article_below_teasers_and_their_comments_is_found_by_its_dateline() -> None:
    teasers = [f"{number} ministers spoke to the fishermen of the coast about the strait." for number in range(2, 8)]
    first = f"VALLETTA (Example) — {PARAGRAPHS[0]}"
    page = "\n".join((*teasers, "Join the conversation", HEADLINE, "By Jane Roe", first, *PARAGRAPHS[1:]))
    assert split_paste(page).body == (first, *PARAGRAPHS[1:])


def test_a_sentence_that_the_page_quotes_above_the_article_stays_in_it() -> None:
    page = "\n".join((PARAGRAPHS[1], "Watch live", HEADLINE, "By Jane Roe", *PARAGRAPHS))
    assert split_paste(page).body == PARAGRAPHS
