from events.scoring.links import LinkScore
from events.scoring.spans import Record


def label(start: int, end: int, title: str | None, qid: str | None = None) -> Record:
    return {"start": start, "end": end, "qid": qid, "title": title}


def said(start: int, end: int, name: str, wikidata: str | None = None, link: str = "linked", **more: object) -> Record:
    actor = {"name": name, "wikidata": wikidata, **more}
    return {"start": start, "end": end, "link": link, "actor": actor, "place": None}


def figures(links: list[Record], mentions: list[Record], **more: object) -> dict[str, float]:
    score = LinkScore()
    score.add({"exhaustive": True, "links": links, **more}, {"mentions": mentions})
    return {name: round(value, 3) for name, value in score.figures().items()}


def test_ids_decide_where_both_sides_have_one():
    gold = [label(0, 4, "Cuba", "Q241")]
    assert figures(gold, [said(0, 4, "Republic of Cuba", "Q241")])["f1"] == 1.0
    assert figures(gold, [said(0, 4, "Cuba", "Q1")])["f1"] == 0.0


def test_names_decide_otherwise_without_accents_articles_and_additions():
    for name, title in (("São Tomé", "Sao_Tome"), ("The Hague", "Hague"), ("Georgia", "Georgia (country)")):
        assert figures([label(0, 9, title, "Q1")], [said(0, 9, name)])["accuracy"] == 1.0
    assert figures([label(0, 5, "Paris, Texas")], [said(0, 5, "Paris")])["accuracy"] == 1.0
    assert figures([label(0, 2, "Daesh")], [said(0, 2, "Islamic State", aliases=["Daesh"])])["accuracy"] == 1.0


def test_recall_is_of_all_known_names_and_accuracy_of_those_linked():
    gold = [label(0, 4, "Cuba"), label(10, 14, "Peru"), label(20, 24, "Iran"), label(30, 34, "Mali")]
    mentions = [said(0, 4, "Cuba"), said(10, 14, "Chad"), said(20, 24, "Iran", link="ambiguous")]
    assert figures(gold, mentions) == {"f1": 0.333, "accuracy": 0.5, "recall": 0.25}


def test_a_link_where_nobody_is_known_is_wrong():
    gold = [label(0, 4, "Cuba"), label(10, 14, None)]
    assert figures(gold, [said(0, 4, "Cuba"), said(10, 14, "Ruiz")]) == {"f1": 0.667, "accuracy": 1.0, "recall": 1.0}


def test_links_beside_the_labels_are_wrong_only_where_every_name_is_labelled():
    gold, mentions = [label(0, 4, "Cuba")], [said(0, 4, "Cuba"), said(50, 54, "Peru")]
    assert figures(gold, mentions)["f1"] == 0.667
    assert figures(gold, mentions, exhaustive=False)["f1"] == 1.0
    assert figures(gold, mentions, ignored=[{"start": 50, "end": 54}])["f1"] == 1.0
    assert figures(gold, mentions, scored=[[0, 40]])["f1"] == 1.0


def test_labels_that_overlap_are_alternatives():
    gold = [label(0, 12, "Bank of Ghana"), label(8, 12, "Ghana")]
    assert figures(gold, [said(8, 12, "Ghana")])["recall"] == 1.0


def test_who_links_nothing_has_no_figures():
    assert figures([label(0, 4, "Cuba")], []) == {}
