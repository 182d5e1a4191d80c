from events.scoring.actors import ActorScore
from events.scoring.spans import Record

PHRASE = {"span": [0, 17], "country": "RUS", "sectors": ["MIL", "GOV"]}


def party(start: int, end: int, country: str | None, sector: str | None) -> Record:
    return {"start": start, "end": end, "country": country, "sector": sector}


def mention(start: int, end: int, actor: Record | None = None, place: Record | None = None) -> Record:
    return {"start": start, "end": end, "actor": actor, "place": place}


def figures(gold: Record, *, mentions: tuple[Record, ...] = (), actors: tuple[Record, ...] = ()) -> dict[str, float]:
    score = ActorScore()
    events = [{"actors": list(actors), "recipients": []}]
    score.add(gold, {"mentions": list(mentions), "events": events})
    return score.figures()


def test_country_and_sector_of_the_one_of_which_most_is_known():
    state = {"country": "RUS", "sector": "GOV"}
    assert figures(PHRASE, mentions=(mention(2, 9, state),)) == {"country": 1.0, "sector": 1.0}
    both, longer = party(2, 17, "RUS", "MIL"), party(0, 17, None, "REB")
    assert figures(PHRASE, actors=(both, longer)) == {"country": 1.0, "sector": 1.0}


def test_a_place_gives_its_country_where_there_is_no_actor():
    assert figures(PHRASE, mentions=(mention(2, 9, place={"country": "RUS"}),)) == {"country": 1.0, "sector": 0.0}


def test_what_stands_beside_the_phrase_does_not_answer():
    assert figures(PHRASE, actors=(party(20, 30, "RUS", "MIL"),)) == {"country": 0.0, "sector": 0.0}


def test_a_phrase_without_country_is_not_scored_for_it():
    assert figures({"span": [0, 8], "country": None, "sectors": ["REB"]}, actors=(party(0, 8, "RUS", "REB"),)) == {
        "country": 0.0,
        "sector": 1.0,
    }
