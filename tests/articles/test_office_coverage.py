"""On how many days since 1990 the reference data know who led a state and its government.

A gap is either a vacancy or a holder who is not in the data; both count against the share.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

import articles.tagging
from articles.tagging.knowledge import Role
from articles.tagging.reference import read_actors

DATA = Path(articles.tagging.__file__).parent / "data"
FIRST, LAST = date(1990, 1, 1), date(2026, 1, 1)

FOR_A_TIME = r"(?:Acting |Interim |Transitional |First )?"
LEADS_THE_STATE = re.compile(
    FOR_A_TIME + r"(President|King|Queen|Emperor|Emir|Sultan|Prince|Grand Duke|Pope|Supreme Leader|Leader|Head of State"
    r"|Presidency Member|Co-Prince|President of the .*(?:Presidium|Authority|National Congress)|Administrator"
    r"|Chairman of the .*(?:Council|Committee|Presid|Soviet|Government).*|O le Ao o le Malo)"
)
LEADS_THE_GOVERNMENT = re.compile(
    FOR_A_TIME + r"(Prime Minister|Co-Prime Minister|Premier|Chancellor|Chief Minister|Chief Adviser|Minister of State"
    r"|Secretary of State|Chief Executive|Chairman of the .*Council.*"
    r"|President of the Council of Ministers|Administrator|Taliban Prime Minister)"
)
# The president governs, with or without a prime minister beside him or her (over all of the time or a part of it).
PRESIDENTIAL = """
    AFG AGO ARG BDI BEN BFA BOL BRA BWA CHE CHL CIV CMR COD COG COL COM CRI CUB CYP DJI DOM ECU ERI FSM GEO GHA GIN GMB
    GNB GNQ GTM GUY HND IDN IRN KEN KIR LBR LBY MDG MDV MEX MHL MMR MOZ MRT MWI NAM NGA NIC NRU PAN PER PHL PLW PRY PSE
    RWA SDN SEN SLE SLV SOM SSD SUR SYC SYR TCD TGO TKM TUN TUR TZA UGA URY USA UZB VEN YEM ZAF ZMB ZWE
"""
# The sovereign of the United Kingdom is theirs, or was for a time.
REALMS = "ATG AUS BHS BLZ BRB CAN GRD JAM KNA LCA MUS NZL PNG SLB TUV VCT"
# The monarch governs, or did for a time.
MONARCHIC = "BRN BTN OMN QAT SAU VAT"
BEGAN = {
    "ARM": date(1991, 9, 21), "AZE": date(1991, 10, 18), "BIH": date(1992, 3, 3), "BLR": date(1991, 8, 25),
    "CZE": date(1993, 1, 1), "ERI": date(1993, 5, 24), "EST": date(1991, 8, 20), "FSM": date(1990, 12, 22),
    "GEO": date(1991, 4, 9), "HRV": date(1991, 6, 25), "KAZ": date(1991, 12, 16), "KGZ": date(1991, 8, 31),
    "LTU": date(1990, 3, 11), "LVA": date(1990, 5, 4), "MDA": date(1991, 8, 27), "MHL": date(1990, 12, 22),
    "MKD": date(1991, 9, 8), "MNE": date(2006, 6, 3), "NAM": date(1990, 3, 21), "PLW": date(1994, 10, 1),
    "RUS": date(1991, 12, 26), "SSD": date(2011, 7, 9), "SVK": date(1993, 1, 1), "SVN": date(1991, 6, 25),
    "TJK": date(1991, 9, 9), "TKM": date(1991, 10, 27), "TLS": date(2002, 5, 20), "UKR": date(1991, 12, 1),
    "UZB": date(1991, 9, 1), "XKX": date(2008, 2, 17), "YEM": date(1990, 5, 22), "PSE": date(1994, 7, 5),
}  # fmt: skip


def states() -> list[str]:
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        return [row["iso3"] for row in csv.DictReader(file) if row["status"] in ("member", "observer", "contested")]


def offices() -> dict[str, list[Role]]:
    held: defaultdict[str, list[Role]] = defaultdict(list)
    for actor in read_actors():
        for role in actor.roles:
            if role.start:
                held[role.country].append(role)
    return held


OFFICES = offices()


def leading(iso3: str, of_government: bool) -> list[Role]:
    """The roles whose holders lead a state or its government."""
    crowned = OFFICES["GBR"] if iso3 in REALMS and not of_government else []
    alone = not of_government or iso3 in PRESIDENTIAL + MONARCHIC
    return [
        role
        for role in [*OFFICES[iso3], *crowned]
        if (alone and LEADS_THE_STATE.fullmatch(role.title))
        or (of_government and LEADS_THE_GOVERNMENT.fullmatch(role.title))
    ]


def gaps(roles: Sequence[Role], first: date) -> list[tuple[date, date]]:
    """The stretches of time in which none of the roles was held."""
    found, day = [], first
    for start, end in sorted((role.start or FIRST, min(role.end or LAST, LAST)) for role in roles):
        if start > day:
            found.append((day, min(start, LAST)))
        day = max(day, end)
    return [*found, (day, LAST)] if day < LAST else found


def share(iso3: str, of_government: bool) -> float:
    """The share of days since 1990, or since the state began, on which somebody is known to lead."""
    first = BEGAN.get(iso3, FIRST)
    missing = sum((end - start for start, end in gaps(leading(iso3, of_government), first)), timedelta())
    return 1 - missing / (LAST - first)


# Heads of state and of government who are less well covered than the rest: (of the state, of the government).
LESS = {
    "ESH": (0.95, 0.60),
    "HTI": (0.85, 0.80),
    "SMR": (0.00, 0.00),
    "SOM": (0.85, 0.85),
}
MOST = 0.95

# The fifty states that news speaks of most; the ministers of the first twenty count since 1990, the others' since 2000.
MOST_COVERED = """
    USA GBR FRA RUS CHN ISR IRN IRQ SYR LBN EGY SAU TUR JOR YEM PSE LBY QAT ARE KWT
    DEU ITA ESP POL UKR JPN KOR PRK TWN IND PAK AFG BGD LKA MMR THA PHL IDN AUS CAN MEX BRA ARG COL VEN CUB ZAF NGA
    ETH SDN
"""
FOREIGN = re.compile(r"(?:Acting |Taliban )?(?:Foreign Minister|Foreign Secretary|Secretary of State)")
DEFENCE = re.compile(r"(?:Acting |Taliban )?(?:Defence Minister|Defence Secretary|Secretary of Defense)")


@pytest.mark.parametrize("iso3", states())
def test_who_led_a_state_and_its_government_is_known_for_most_days_since_1990(iso3: str) -> None:
    state, government = LESS.get(iso3, (MOST, MOST))
    assert share(iso3, of_government=False) >= state, gaps(leading(iso3, False), BEGAN.get(iso3, FIRST))
    assert share(iso3, of_government=True) >= government, gaps(leading(iso3, True), BEGAN.get(iso3, FIRST))


def test_on_99_of_100_days_the_heads_of_all_states_and_governments_are_known() -> None:
    shares = [share(iso3, of_government) for iso3 in states() for of_government in (False, True)]
    assert sum(shares) / len(shares) > 0.99


@pytest.mark.parametrize(("office", "least"), [(FOREIGN, 0.97), (DEFENCE, 0.80)])
def test_the_ministers_of_the_most_covered_states_are_known(office: re.Pattern[str], least: float) -> None:
    shares = []
    for place, iso3 in enumerate(MOST_COVERED.split()):
        first = FIRST if place < 20 else date(2000, 1, 1)
        held = [role for role in OFFICES[iso3] if office.fullmatch(role.title)]
        shares.append(1 - sum((end - start for start, end in gaps(held, first)), timedelta()) / (LAST - first))
    assert sum(shares) / len(shares) >= least
