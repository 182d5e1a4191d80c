"""What programs that go through the whole site are asked to leave alone."""

from django.http import HttpRequest, HttpResponse

# Filters can be put together without end, and long lists be read to theirs: the sitemap leads to all that they hold.
RULES = """\
User-agent: *
Disallow: /admin/
Disallow: /*?*&
Disallow: /*?before=
Disallow: /*?after=
Disallow: /*/cite.

Sitemap: {sitemap}
"""


def robots(request: HttpRequest) -> HttpResponse:
    rules = RULES.format(sitemap=request.build_absolute_uri("/sitemap.xml"))
    return HttpResponse(rules, content_type="text/plain; charset=utf-8")
