"""Citations at addresses of their own: `/articles/17/cite.bib`, `/articles/cite.ris?country=SYR`."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import View

from ..conditional import unless_known
from ..feeds import told_wrong
from ..lists import NamedList
from ..models import Article
from .formats import FORMS
from .items import Item, article_item, view_item


def citation(request: HttpRequest, item: Item, ending: str) -> HttpResponse:
    """A file in the form asked for: shown when it is text, else saved under the item's name."""
    form = FORMS.get(ending)
    if form is None:
        raise Http404(f"There are no citations in the form {ending!r}.")

    def written() -> HttpResponse:
        response = HttpResponse(form.write(item), content_type=f"{form.media_type}; charset=utf-8")
        kept = "inline" if ending == "txt" else "attachment"
        response.headers["Content-Disposition"] = f'{kept}; filename="{item["id"]}.{ending}"'
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return unless_known(request, (ending, item), written)


def cite_article(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    articles = Article.objects.public().for_lists()
    article = get_object_or_404(articles, pk=pk)
    return citation(request, article_item(article, request.build_absolute_uri(article.permalink)), ending)


class CiteList(NamedList, View):
    """A list with its filter, as it stood on the day. The list's rows are not read."""

    def get(self, request: HttpRequest, ending: str, **_at: str) -> HttpResponse:
        filterset = self.filterset()
        if not filterset.is_valid():
            return HttpResponse(told_wrong(filterset.form), status=400, content_type="text/plain; charset=utf-8")
        asked = f"?{filterset.querystring}" if filterset.querystring else ""
        address = request.build_absolute_uri(self.home()) + asked
        return citation(request, view_item(filterset, self.named(), address), ending)
