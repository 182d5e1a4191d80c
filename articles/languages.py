"""Languages of articles: their names, which way they are written, and the one that is read."""

import re
from collections.abc import Iterable

from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

READ = "en"  # the language whose names and events are found; articles in others are kept and shown
_CODE = re.compile(r"^\s*([a-z]{2,3})(?:[-_]|\s*$)", re.IGNORECASE)
_RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
_NAMED = frozenset(  # those that Django can name
    re.findall(
        r"\w+",
        """
        af ar az be bg bn br bs ca ckb cs cy da de el en es et eu fa fi fr fy ga gd gl he hi hr hu hy id is it ja ka kk
        km kn ko ky lb lt lv mk ml mn mr ms my ne nl no pa pl pt ro ru sk sl sq sr sv sw ta te tg th tk tr tt ug uk ur
        uz vi
        """,
    )
)
_NAMES = {
    "am": _("Amharic"),
    "as": _("Assamese"),
    "dv": _("Divehi"),
    "gu": _("Gujarati"),
    "ha": _("Hausa"),
    "ht": _("Haitian Creole"),
    "ku": _("Kurdish"),
    "lo": _("Lao"),
    "mg": _("Malagasy"),
    "mt": _("Maltese"),
    "om": _("Oromo"),
    "or": _("Odia"),
    "ps": _("Pashto"),
    "rw": _("Kinyarwanda"),
    "sd": _("Sindhi"),
    "si": _("Sinhala"),
    "so": _("Somali"),
    "ti": _("Tigrinya"),
    "tl": _("Tagalog"),
    "xh": _("Xhosa"),
    "yi": _("Yiddish"),
    "yo": _("Yoruba"),
    "zh": _("Chinese"),
    "zu": _("Zulu"),
}
CODES = (*sorted((*_NAMED, *_NAMES)),)


def code_of(told: str) -> str:
    """The code in what a file or a form tells: "fr" of "fr-CA"; empty where there is none."""
    found = _CODE.match(told)
    return found[1].lower() if found else ""


def name_of(code: str) -> str:
    """A language's name; the code itself where it has none."""
    if code in _NAMES:
        return str(_NAMES[code])
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def named(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Codes with their names, by name."""
    return sorted(((code, name_of(code)) for code in codes), key=lambda one: one[1].casefold())


def choices(*also: str) -> list[tuple[str, str]]:
    """All that have a name; `also` are codes that must be among them."""
    return named({*CODES, *also})


def direction_of(code: str) -> str:
    """For an element's `dir`."""
    return "rtl" if code in _RIGHT_TO_LEFT else "ltr"
