"""How many notices are taken in an hour: from one address, and in all. Counted in Valkey, where all processes count."""

from __future__ import annotations

import hmac
import secrets
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from redis.exceptions import RedisError

HOUR = 3600
DAY = 24 * HOUR
HOUSEHOLD = 64  # bits of an IPv6 address that one connection has


class NotTaken(Exception):
    """Why a notice is not taken now, in words for its reader."""

    def __init__(self, status: int, why: str | Promise) -> None:
        self.status, self.why = status, why


FROM_HERE = _(
    "Several reports have come from your connection within an hour. This one was not taken; try again in an hour."
)
IN_ALL = _("More reports have come than the editors can read. This one was not taken; try again later.")
NO_COUNT = _("Reports cannot be taken at the moment. Please try again in a few minutes.")


def admit(request: HttpRequest) -> None:
    """Count one notice more. Raises NotTaken beyond a limit, and when nothing can be counted."""
    try:
        if counted(f"notices:{sender(request)}") > settings.NOTICES_PER_ADDRESS:
            raise NotTaken(429, FROM_HERE)
        if counted("notices") > settings.NOTICES_PER_HOUR:
            raise NotTaken(429, IN_ALL)
    except RedisError as error:
        raise NotTaken(503, NO_COUNT) from error


def counted(key: str) -> int:
    """One more within the hour that began with the first."""
    counters = caches["counters"]
    counters.add(key, 0, HOUR)
    try:
        return int(counters.incr(key))
    except ValueError:  # the hour ended in between
        return 1


def sender(request: HttpRequest) -> str:
    """Stands for an address for a day: hashed with a salt that is forgotten, so that nobody can tell whose it was."""
    today = datetime.now(UTC).date()
    salt = caches["counters"].get_or_set(f"salt:{today}", secrets.token_hex, DAY)
    return hmac.new(str(salt).encode(), connection_of(address_of(request)).encode(), "sha256").hexdigest()[:32]


def address_of(request: HttpRequest) -> str:
    """Behind a proxy the address that the proxy saw, which it adds after all that others claim."""
    if settings.BEHIND_PROXY and (seen := request.headers.get("X-Forwarded-For")):
        return seen.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def connection_of(address: str) -> str:
    """
    The network that one connection has: of IPv6 addresses, a reader has more than anybody can count.

    >>> connection_of("2001:db8::17"), connection_of("192.0.2.1"), connection_of("unix:")
    ('2001:db8::/64', '192.0.2.1', 'unix:')
    """
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((known, HOUSEHOLD), strict=False)) if known.version == 6 else address
