"""Words with many meanings are read by what stands beside them."""

import pytest

from .reading_room import types


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Iran was hit with $1 billion in fines.", ["SANCTION"]),
        ("The U.S. pulled out of the treaty with Russia.", ["RETREAT/withdraw"]),
        ("Iran launched another missile on Friday.", ["MOBILIZE/weapons"]),
        ("Egypt gave 5 million dollars in financial assistance to Jordan.", ["AID"]),
        ("Many lawmakers have come out against the minister.", ["ACCUSE/disapprove"]),
        ("Egypt voted for the resolution.", ["SUPPORT"]),
        ("Joe Biden fired back at Vladimir Putin.", ["ACCUSE/disapprove"]),
        ("Rescuers freed the teenager.", ["AID"]),
        ("Crowds struck the truck of the Turkish police.", ["ASSAULT"]),
        ("American soldiers planned a raid on Turkish rebels.", ["ASSAULT"]),
        ("Joe Biden left the European Union.", ["RETREAT/resign"]),
        ("Egypt sent four warships to the region.", ["MOBILIZE/troops"]),
        ("Turkish police questioned the general.", ["ACCUSE/investigate"]),
        ("The general was fired by Joe Biden.", ["SANCTION/expel"]),
        ("Israel's evacuation of the settlements ended.", ["RETREAT/withdraw"]),
        ("The navy relieved the captain.", ["SANCTION/expel"]),
        ("Turkish and Russian negotiators have agreed a landmark trade agreement.", ["AGREE"]),
        ("Turkey reduced tariffs on Russia.", ["RETREAT/access"]),
        ("Turkey isolated the patients.", ["COERCE/restrict"]),
        ("Joe Biden targeted the steel makers of Turkey.", ["SANCTION"]),
    ],
)
def test_objects_give_a_verb_its_type(sentence: str, found: list[str]) -> None:
    assert types(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels sought shelter.",
        "Joe Biden signed an executive order to create the force.",
        "Joe Biden's attacks were only reducing the chances of reform.",
        "Joe Biden warned people not to draw conclusions.",
        "The president made the claim.",
        "Iran is a threat to Israel.",
        "The migrants marched to the United States.",
        "Russia ended hostile relations with Turkey.",
        "The regime occupies 13 acres.",
        "Joe Biden spoke during a rally in Aleppo.",
        "Lawmakers went home to campaign for the November election.",
        "The party hopes to retake the Senate.",
        "It falls to Turkey to do this.",
        "Egypt finished the report but has not released it.",
        "The company is replacing its old machines with robots.",
        "Joe Biden said that Russia should have known the risk.",
        "The owner of a shop voted for Joe Biden.",
        "The troops are based in Aleppo.",
        "Iran curbed its nuclear program.",
        "Joe Biden dug in his heels.",
        "The leaders invited chaos.",
        "Joe Biden was joined on the show by Vladimir Putin.",
        "The party demonstrated that it could govern.",
        "American soldiers marched together to mark the holiday.",
        "The United States charges a 25 percent tariff on trucks.",
        "The attacker exited the hall.",
        "Typhoon Haiyan killed 6,000 people.",
        "Soldiers protect our country.",
        "Joe Biden was caught in a hot mic moment.",
        "The president is responsible for designating a prime minister.",
        "The general will replace Vladimir Putin.",
        "The lawmakers left town for the break.",
        "The role was occupied by the Pentagon.",
        "Joe Biden called the firing of Vladimir Putin's aide a mistake.",
        'The city was, as Iran called it, "a gang".',
        "Russia is engaged in a dispute with Turkey.",
        "Joe Biden wants soldiers to stop the looting.",
        "Joe Biden spoke at a news conference with Vladimir Putin.",
        "The hats signed by Joe Biden were sold.",
        "Joe Biden signed the guestbook.",
        "Iran will defend its national interests.",
        "Turkey took measures to protect the rights of Iranians.",
        "The state threatens peace in Syria.",
        "Nothing will end the terrorist threat from the rebels.",
        "The ministry warned citizens against travel to Iran.",
        "Joe Biden is demonstrating to Vladimir Putin that Turkey is weak.",
        'Joe Biden called the president, Vladimir Putin, "weak".',
    ],
)
def test_words_in_another_sense_tell_of_no_event(sentence: str) -> None:
    assert types(sentence) == []


def test_threats_that_are_made_and_rockets_that_are_aimed_stay_what_they_are() -> None:
    assert types("Iran issued a threat to Israel.") == ["THREATEN"]
    assert types("Iran fired a missile at Israel.")[0].startswith("ASSAULT")


def test_a_raid_that_kills_is_no_seizure() -> None:
    assert types("Turkish police carried out a raid that killed two rebels.") == ["ASSAULT"]


def test_who_pleads_not_guilty_admits_nothing():
    assert types("Boris Okello pleaded guilty.") == ["CONCEDE"]
    assert types("Boris Okello pleaded not guilty.") == []


def test_troops_that_are_flown_out_are_withdrawn_and_the_wounded_helped():
    assert types("Turkey evacuated its troops from Syria.") == ["RETREAT/withdraw"]
    assert types("Turkey evacuated wounded soldiers from Syria.") == ["AID"]


def test_ships_sent_to_a_sea_are_no_help():
    assert types("The army sent more Navy ships and land forces to the Gulf.") == ["MOBILIZE/troops"]


def test_who_is_under_threat_has_not_been_threatened_in_words():
    assert "THREATEN" not in types("Allies of Egypt are under threat from Iran and its proxies.")


def test_what_is_called_by_a_name_in_quotes_is_not_telephoned():
    assert types('These are the groups that Turkey used to call "moderates".') == []


def test_who_holds_off_meets_nobody():
    assert types("Egypt held off from new talks with Turkey.") == []


def test_what_is_called_something_is_not_telephoned():
    assert types("What Turkey rudely called the Universal Pact is a text.") == []


def test_who_is_driven_from_one_town_to_another_is_not_driven_out():
    assert types("The Red Cross drove the Egyptians from Aleppo to Baghdad.") == []
    assert types("The army drove the Egyptians from the town.") == ["COERCE/deport"]
