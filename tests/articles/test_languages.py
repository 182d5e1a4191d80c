"""The language of a text: found in ten of them, and not called foreign for a headline, a quotation or names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import languages
from articles.intake import detecting
from articles.intake.detecting import language_of

TEXTS = {
    "fr": (
        "Les rebelles prennent la ville portuaire après une nuit de bombardements",
        "Le ministre des affaires étrangères a déclaré mardi que les pourparlers reprendraient "
        "la semaine prochaine à Mascate.",
    ),
    "de": (
        "Rebellen nehmen Hafenstadt nach nächtlichem Beschuss ein",
        "Der Außenminister sagte am Dienstag, die Gespräche würden in der kommenden Woche in Maskat fortgesetzt.",
    ),
    "es": (
        "Los rebeldes toman la ciudad portuaria tras una noche de bombardeos",
        "El ministro de Exteriores dijo el martes que las conversaciones se reanudarán la próxima semana en Mascate.",
    ),
    "pt": (
        "Rebeldes tomam cidade portuária após noite de bombardeios",
        "O ministro das Relações Exteriores disse na terça-feira que as conversas "
        "serão retomadas na próxima semana em Mascate.",
    ),
    "tr": (
        "İsyancılar gece boyu süren bombardımanın ardından liman kentini ele geçirdi",
        "Dışişleri bakanı salı günü görüşmelerin gelecek hafta Maskat'ta yeniden başlayacağını söyledi.",
    ),
    "ru": (
        "Повстанцы захватили портовый город после ночи обстрелов",
        "Министр иностранных дел заявил во вторник, что переговоры возобновятся на следующей неделе в Маскате.",
    ),
    "ar": (
        "المتمردون يسيطرون على المدينة الساحلية بعد ليلة من القصف",
        "قال وزير الخارجية يوم الثلاثاء إن المحادثات ستستأنف الأسبوع المقبل في مسقط.",
    ),
    "fa": (
        "شورشیان پس از یک شب گلوله\u200cباران شهر بندری را گرفتند",
        "وزیر امور خارجه روز سه\u200cشنبه گفت که گفتگوها هفته آینده در مسقط از سر گرفته می\u200cشود.",
    ),
    "zh": (
        "叛军在一夜炮击后占领港口城市",
        "外交部长周二表示，会谈将于下周在马斯喀特恢复。",
    ),
    "sw": (
        "Waasi wateka mji wa bandari baada ya usiku wa mashambulizi",
        "Waziri wa mambo ya nje alisema Jumanne kwamba mazungumzo yataanza tena wiki ijayo mjini Muscat.",
    ),
}
ENGLISH = (
    "Ministers meet in Muscat",
    "The two ministers met for three hours on Tuesday and agreed to meet again before the end of the month. "
    "Neither side spoke to reporters, but an official who was in the room said that the mood had been good.",
)


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_of_two_sentences_is_known(code):
    assert language_of(*TEXTS[code]) == code
    assert language_of(*TEXTS[code], expected=code) == code


def test_english_stays_english_where_the_source_writes_another_language():
    assert language_of(*ENGLISH) == "en"
    assert language_of(*ENGLISH, expected="fr") == "en"


@pytest.mark.parametrize(
    "title",
    [
        "Erdogan meets Macron in Berlin",
        "Hamas, Hezbollah, Fatah, Ansar Allah",
        "Sinn Féin, Fianna Fáil, Fine Gael agree",
        "Al-Shabaab kills 12 in Beledweyne, Hiran",
        "Après moi",
        "",
        "2021-02-26 14:30",
    ],
)
def test_a_headline_alone_is_what_its_source_writes(title):
    assert language_of(title, "") == "en"
    assert language_of(title, "", expected="nl") == "nl"


@pytest.mark.parametrize("code", TEXTS)
def test_a_quotation_does_not_make_an_english_article_foreign(code):
    title, body = ENGLISH
    quotation = TEXTS[code][1]
    assert language_of(title, f"{body} {body}\n\n“{quotation}”\n\n{body} {body}") == "en"


def test_a_text_mostly_in_another_language_is_in_that():
    assert language_of(TEXTS["fr"][0], f"{TEXTS['fr'][1]} {TEXTS['fr'][1]} Fine, he said. {TEXTS['fr'][1]}") == "fr"


@pytest.mark.parametrize("expected", ["", "fr"])
def test_a_long_english_text_is_told_by_its_little_words_alone(monkeypatch, expected):
    monkeypatch.delattr(detecting, "_detector")
    title, body = ENGLISH
    assert language_of(title, f"{body} {body} {body}", expected=expected) == "en"


@pytest.mark.parametrize("code", TEXTS)
def test_an_english_quotation_does_not_make_a_long_text_english(code):
    title, body = TEXTS[code]
    assert (
        language_of(title, f"{body} {body} {body}\n\n“{ENGLISH[1][:180]}”\n\n{body} {body} {body}", expected=code)
        == code
    )


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=600), st.sampled_from(["", "en", "fr", "ar"]))
def test_any_text_has_one_language_that_has_a_name(title, body, expected):
    found = language_of(title, body, expected=expected)
    assert found == language_of(title, body, expected=expected)
    assert found in languages.CODES
    assert languages.name_of(found) != found


def test_codes_are_understood_as_files_write_them():
    assert [languages.code_of(told) for told in ("fr-CA", " EN ", "pt_BR", "English", "", "x")] == [
        *("fr", "en", "pt", ""),
        *("", ""),
    ]
    assert (languages.name_of("fr"), languages.name_of("zh"), languages.name_of("qqq")) == ("French", "Chinese", "qqq")
    assert [languages.direction_of(code) for code in ("ar", "he", "fa", "en")] == ["rtl", "rtl", "rtl", "ltr"]
