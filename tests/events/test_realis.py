import pytest

from tests.events.reading_room import events, realis


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Russia bombed Aleppo.", "happened"),
        ("Russia has bombed Aleppo.", "happened"),
        ("Russia is bombing Aleppo.", "ongoing"),
        ("Russia continued to bomb Aleppo.", "ongoing"),
        ("Russia began to bomb Aleppo.", "happened"),
        ("Russia will bomb Aleppo.", "planned"),
        ("Russia plans to bomb Aleppo.", "planned"),
        ("Russia prepared to bomb Aleppo.", "planned"),
        ("Officials said Russia would bomb Aleppo.", "planned"),
        ("Russia might bomb Aleppo.", "hypothetical"),
        ("Russia would bomb Aleppo if Turkey attacked.", "hypothetical"),
        ("Russia could have bombed Aleppo.", "hypothetical"),
        ("Russia did not bomb Aleppo.", "denied"),
        ("Russia never bombed Aleppo.", "denied"),
        ("Russia denied that it bombed Aleppo.", "denied"),
        ("Russia denied bombing a hospital.", "denied"),
        ("Russia failed to bomb Aleppo.", "denied"),
        ("Russia bombed Aleppo in 2016.", "background"),
        ("Russia bombed Aleppo in September 2016.", "background"),
        ("Russia bombed Aleppo last month.", "happened"),
        ("Russia bombed Aleppo in 2020.", "happened"),
        ("Russia deployed jets to bomb Aleppo.", "planned"),
    ],
)
def test_the_words_around_an_act_say_how_real_it_is(sentence, answer):
    assert dict(realis(sentence))["ASSAULT"] == answer


def test_a_refusal_has_happened():
    assert realis("Iran will not release the journalists.") == [("REJECT", "happened")]


def test_a_threat_has_happened_though_what_it_threatens_has_not():
    assert realis("Iran threatened to attack Israel.") == [("THREATEN", "happened")]


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Russia is considering bombing Aleppo.", "planned"),
        ("Russia is eager to bomb Aleppo.", "planned"),
        ("The failure to bomb Aleppo was noticed.", "denied"),
        ("Russia took Aleppo without bombing a hospital.", "denied"),
        ("Rebels who bomb Aleppo will be punished.", "hypothetical"),
        ("Turkey called the bombing of Aleppo a crime.", "happened"),
    ],
)
def test_wishes_failures_and_what_whoever_may_do_have_not_happened(sentence, answer):
    assert [found for kind, found in realis(sentence) if kind == "ASSAULT"][-1] == answer


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("It was the worst attack to hit Aleppo.", "happened"),
        ("Russia was not only criticized by Ukraine.", "happened"),
        ("No Russian soldiers were killed in Syria.", "denied"),
        ("Turkey made the case for striking Syria.", "hypothetical"),
        ("Iran ruled out attacking Iraq.", "denied"),
        ("Attacking Iran might anger Russia.", "hypothetical"),
        ("Turkey was supposed to attack Aleppo.", "planned"),
        ("Russian strikes on Aleppo will put pressure on Turkey.", "planned"),
        ("The Russian strike on Aleppo will put pressure on Turkey.", "happened"),
    ],
)
def test_what_stands_around_an_act_tells_of_it_only_where_it_governs_it(sentence, answer):
    assert [found for _, found in realis(sentence)][:1] == [answer]


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("It is time for Russia to attack Aleppo.", "hypothetical"),
        ("Turkey built a base to attack Syria.", "planned"),
        ("It is necessary to attack Syria.", "hypothetical"),
        ("Turkey recommended attacking Syria.", "hypothetical"),
        ("Turkey has to withdraw from Syria.", "hypothetical"),
        ("Turkey had to withdraw from Syria.", "happened"),
        ("When Biden visits Turkey, ministers will wait.", "planned"),
        ("Turkey has yet to withdraw from Syria.", "denied"),
        ("Iran's ability to attack Iraq should not be doubted.", "hypothetical"),
        ("Turkey targeted, but was not limited to, attacks on Syria.", "happened"),
        ("Iran was not aware of the Russian attack on Syria.", "happened"),
        ("Iran marked the anniversary of the Russian attack on Syria.", "background"),
        ("The German attack on Russia during World War II killed millions.", "background"),
    ],
)
def test_aims_needs_and_what_is_long_past(sentence, answer):
    assert answer in [found for _, found in realis(sentence)]


@pytest.mark.parametrize(
    ("text", "type_name", "realis"),
    [
        ("Hundreds gathered in Baghdad to protest against Iran.", "PROTEST", "happened"),
        ("Police used tear gas to disperse protesters.", "ASSAULT", "happened"),
        ("Iran evaded US sanctions on Iran.", "SANCTION", "happened"),
        ("Egypt wants to secure the release of American hostages by Iran.", "RETREAT", "planned"),
        ("Egypt has been investigating Iran.", "ACCUSE", "ongoing"),
        ("Rebels are fighting to overthrow Joe Biden.", "SANCTION", "planned"),
        ("Egypt spoke about how to punish Iran.", "SANCTION", "hypothetical"),
        ("Whether or not Turkey bombed Syria, Egypt is safe.", "ASSAULT", "hypothetical"),
    ],
)
def test_what_is_sought_is_open_and_what_was_at_hand_is_done(text, type_name, realis):
    found = {event.realis for event in events(text) if event.type == type_name}
    assert found <= {realis}, found


def test_what_somebody_was_led_to_do_was_done_and_what_is_endorsed_was_not():
    assert realis("The raid led Turkey to bomb a Syrian village.") == [("ASSAULT", "happened")]
    assert realis("Egypt endorsed killing Syrian officials.") == [("ASSAULT", "hypothetical")]
    assert ("ASSAULT", "hypothetical") in realis("Joe Biden authorized airstrikes against Syrian rebels.")


@pytest.mark.parametrize(
    "text",
    [
        "The law did not stop Egypt from attacking Turkey.",
        "Nothing prevented Egypt from attacking Turkey.",
        "Threats have not kept Egypt from attacking Turkey.",
    ],
)
def test_what_was_not_stopped_happened(text):
    assert ("ASSAULT", "happened") in realis(text)


def test_what_was_stopped_did_not_happen():
    assert ("ASSAULT", "denied") in realis("The law stopped Egypt from attacking Turkey.")


@pytest.mark.parametrize(
    ("text", "type_name", "realis"),
    [
        ("Egypt's army killed the No. 3 leader of the rebels.", "ASSAULT", "happened"),
        ("Iran may be bombing Syria.", "ASSAULT", "hypothetical"),
        ("Turkey will withdraw if Egypt does not attack Syria.", "ASSAULT", "hypothetical"),
        ("It was not clear if Tuesday's attacks were linked to Iran.", "ASSAULT", "happened"),
        ("Iran left, announcing that it would bomb Syria.", "ASSAULT", "planned"),
        ("Iran had announced that it would bomb Syria.", "ASSAULT", "planned"),
        ("Turkey's support for Egypt may not be unlimited.", "SUPPORT", "happened"),
        ("Turkey does not want a repeat of the 2011 protests.", "PROTEST", "background"),
        ("Egypt said that airstrikes by Turkey were not enough.", "ASSAULT", "happened"),
        ("Iran is certain to attack Syria.", "ASSAULT", "hypothetical"),
        ("The timeline for Turkey's withdrawal from Syria is secret.", "RETREAT", "hypothetical"),
        ("Joe Biden will travel to Cairo for talks with Egypt.", "AGREE", "planned"),
        ("Joe Biden suggested that sanctions on Iran be lifted.", "RETREAT", "hypothetical"),
        ("The best way to attack Syria is by air.", "ASSAULT", "hypothetical"),
        ("It was Turkey's first attack on Syria since the invasion of Iraq.", "ASSAULT", "happened"),
        ("The words that Joe Biden used to describe the attack on Syria were clear.", "ASSAULT", "happened"),
        ("Turkey's failure to protect Egypt from repeated Iranian attacks drew criticism.", "ASSAULT", "happened"),
        ("Turkey's unwillingness to protect Egypt drew criticism.", "AID", "denied"),
        ("Turkey would attack Syria next week.", "ASSAULT", "planned"),
        ("Without Turkey's withdrawal from Syria, the process becomes a joke.", "RETREAT", "hypothetical"),
        ("Turkey is encouraging Egypt to attend next week's conference.", "REQUEST", "ongoing"),
        ("Turkey and Egypt are split over how broadly to attack Syria.", "ASSAULT", "hypothetical"),
        ("Force is necessary to weaken the rebels, attack Syria and leave.", "ASSAULT", "hypothetical"),
    ],
)
def test_what_governs_an_act_from_afar_says_how_real_it_is(text, type_name, realis):
    assert next(event.realis for event in events(text) if event.type == type_name) == realis
