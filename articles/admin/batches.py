"""Batches on the desk: files are dropped, checked, brought in, looked through, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from ..intake.clean import clean_line, clean_text
from ..intake.formats.tables import is_table
from ..models import Article, Batch, BatchFile
from ..models.batches import MAX_FILES
from ..tasks import wake_after_commit
from ..workflow import OWN, sees_all
from .batch_forms import BatchForm, ColumnsForm, FilesForm
from .batch_tables import guess_columns_of, lacks_columns, preview_of
from .looking import OnlyLookedAt, demand, editor
from .outcome import Outcomes, progress, told_by_outcome

FILES_SHOWN = 50
NO_ROOM = gettext_lazy("The disk is full, so nothing more can be kept: tell whoever runs the archive.")
State = Batch.State


@admin.register(Batch)
class BatchAdmin(OnlyLookedAt, admin.ModelAdmin[Batch]):
    list_display = ["batch", "state", "files_told", "rows_told", "made_by", "made_at"]
    list_display_links = ["batch"]
    list_filter = ["state"]
    list_select_related = ["made_by"]
    ordering = ["-pk"]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view

        def posted(one: Callable[..., HttpResponseBase]) -> Any:
            return view(require_POST(one))

        return [
            path("<int:pk>/files/", posted(self.files_view), name="articles_batch_files"),
            path("<int:pk>/files/<int:file>/", view(self.file_view), name="articles_batch_file"),
            path("<int:pk>/files/<int:file>/remove/", posted(self.remove_view), name="articles_batch_remove"),
            path("<int:pk>/files/<int:file>/columns/", view(self.columns_view), name="articles_batch_columns"),
            path("<int:pk>/ask/", posted(self.ask_view), name="articles_batch_ask"),
            path("<int:pk>/state/", view(self.state_view), name="articles_batch_state"),
            path("<int:pk>/rows.csv", view(self.rows_view), name="articles_batch_rows"),
            *super().get_urls(),
        ]

    # Who may do what: whoever may add articles, with batches of their own, and those who see all articles with all.

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("articles.add_article")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_view_permission(request)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Batch]:
        return Batch.objects.seen_by(editor(request)).annotate(files_count=Count("files"))

    def _batch(self, request: HttpRequest, pk: Any) -> Batch:
        demand(self.has_view_permission(request))
        return get_object_or_404(Batch.objects.seen_by(editor(request)), pk=pk)

    # The list.

    @admin.display(description=gettext_lazy("batch"), ordering="pk")
    def batch(self, batch: Batch) -> str:
        return str(batch)

    @admin.display(description=gettext_lazy("files"))
    def files_told(self, batch: Batch) -> str:
        n: int = batch.files_count  # type: ignore[attr-defined]
        return ngettext("%(n)s file", "%(n)s files", n) % {"n": intcomma(n)}

    @admin.display(description=gettext_lazy("rows"))
    def rows_told(self, batch: Batch) -> str:
        return told_by_outcome(batch)

    # Files come in.

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """The drop zone, and what holds for all. The script sends each file on its own; a plain form all of them."""
        demand(self.has_add_permission(request))
        form = BatchForm(request.POST or None, user=editor(request), instance=Batch(made_by=editor(request)))
        files = FilesForm(request.POST or None, request.FILES or None)
        by_script = wants_json(request)
        if request.method == "POST" and form.is_valid() and files.is_valid():
            sent = files.cleaned_data["many"]
            if sent or by_script:
                batch = form.save()
                self._keep(request, batch, sent)
                if by_script:
                    upload = reverse("admin:articles_batch_files", args=[batch.pk])
                    return JsonResponse({"upload": upload, "page": batch.get_absolute_url()})
                return HttpResponseRedirect(batch.get_absolute_url())
            files.add_error("many", _("Choose the files."))
        if by_script:
            return JsonResponse({"error": " ".join(texts_of(form.errors.values()))}, status=400)
        context = {"title": _("Bring in files"), "form": form, "files": files, "adminform": self._form(form)}
        return self._page(request, "add", context)

    def files_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """More files for a batch, answered to the script in JSON."""
        batch = self._batch(request, pk)
        if not batch.may_change:
            return self._answer(request, batch, _("This batch takes no more files: begin a new one."))
        if batch.files.count() >= MAX_FILES:
            return self._answer(request, batch, _("A batch takes %d files: begin a new one.") % MAX_FILES)
        form = FilesForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._answer(request, batch, " ".join(texts_of(form.errors.values())))
        if not form.cleaned_data["many"]:
            return self._answer(request, batch, _("No file has arrived."))
        return self._answer(request, batch, self._keep(request, batch, form.cleaned_data["many"]))

    def _keep(self, request: HttpRequest, batch: Batch, files: Iterable[UploadedFile[Any]]) -> str:
        """Keep files as they came. Returns what went wrong, if anything did."""
        for file in files:
            try:
                kept = BatchFile.objects.keep(batch, file, name=clean_line(clean_text(file.name or "")))
            except OSError:
                if not wants_json(request):
                    messages.error(request, str(NO_ROOM))
                return str(NO_ROOM)
            guess_columns_of(kept)
        if batch.state != State.OPEN:
            batch.reopen()
        return ""

    def _answer(self, request: HttpRequest, batch: Batch, error: str) -> HttpResponse:
        if wants_json(request):
            return JsonResponse({"error": error} if error else {}, status=400 if error else 200)
        if error:
            messages.error(request, error)
        return HttpResponseRedirect(batch.get_absolute_url())

    def file_view(self, request: HttpRequest, pk: int, file: int) -> HttpResponseBase:
        """A file as it came."""
        kept = get_object_or_404(self._batch(request, pk).files, pk=file)
        try:
            stream = kept.data.open("rb")
        except FileNotFoundError as error:
            raise Http404 from error
        return FileResponse(stream, as_attachment=True, filename=kept.name, content_type="application/octet-stream")

    def remove_view(self, request: HttpRequest, pk: int, file: int) -> HttpResponse:
        batch = self._batch(request, pk)
        kept = get_object_or_404(batch.files, pk=file)
        if batch.may_change:
            kept.remove()
            batch.reopen()
            messages.success(request, _("“%s” is not part of this batch any more.") % kept.name)
        else:
            messages.error(request, _("Files of this batch cannot be taken out: it has been brought in."))
        return HttpResponseRedirect(batch.get_absolute_url())

    def columns_view(self, request: HttpRequest, pk: int, file: int) -> HttpResponse:
        """Which column of a table holds what, beside its first rows."""
        batch = self._batch(request, pk)
        kept = get_object_or_404(batch.files, pk=file)
        preview, refusal = preview_of(kept)
        if preview is None:
            messages.error(request, refusal)
            return HttpResponseRedirect(batch.get_absolute_url())
        form = ColumnsForm(request.POST or None, preview=preview, columns=kept.columns)
        if request.method == "POST" and not batch.may_change:
            messages.error(request, _("This batch has been brought in: its columns cannot be changed."))
            return HttpResponseRedirect(batch.get_absolute_url())
        if request.method == "POST" and form.is_valid():
            alike = [kept, *(one for one in batch.files.exclude(pk=kept.pk) if lacks_columns(one))]
            for one in alike if "all" in request.POST else [kept]:
                one.columns = form.mapping()
                one.save(update_fields=["columns"])
            batch.reopen()
            messages.success(request, _("The columns of “%s” are set.") % kept.name)
            return HttpResponseRedirect(batch.get_absolute_url())
        fields = [form[f"column_{number}"] for number in range(len(preview.columns))]
        context = {"title": _("Columns of “%s”") % kept.name, "subtitle": str(batch), "batch": batch}
        tables = sum(is_table(name) for name in batch.files.values_list("name", flat=True))
        return self._page(
            request, "columns", {**context, "form": form, "fields": fields, "rows": preview.rows, "tables": tables}
        )

    # The batch.

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """All about one batch: how far it is, its files, what holds for all, and what became of each row."""
        if not object_id.isdecimal():
            raise Http404
        batch = self._batch(request, object_id)
        form = BatchForm(request.POST or None, instance=batch, user=editor(request))
        if request.method == "POST" and batch.may_change and form.is_valid():
            form.save()
            batch.reopen()
            messages.success(request, _("What holds for all is saved."))
            return HttpResponseRedirect(batch.get_absolute_url())
        outcomes = Outcomes.asked(batch, request)
        rows, following = outcomes.page()
        files = sorted(batch.files.all(), key=lambda file: not lacks_columns(file))
        context = {
            "title": str(batch),
            "subtitle": batch.get_state_display(),
            "batch": batch,
            "progress": progress(batch),
            "form": form,
            "files_form": FilesForm(),
            "adminform": self._form(form),
            "files": [(file, is_table(file.name)) for file in files[:FILES_SHOWN]],
            "files_count": len(files),
            "lacking": sum(map(lacks_columns, files)),
            "counts": outcomes.counts(),
            "outcomes": outcomes,
            "rows": rows,
            "following": following,
            "may_look": self._may_look(request, batch),
            "may_bring_in": self._may_bring_in(request, batch),
            "may_take_back": self._may_take_back(request, batch),
        }
        return self._page(request, "batch", context)

    def _may_look(self, request: HttpRequest, batch: Batch) -> bool:
        """Whether this person may open its articles."""
        own = batch.made_by_id == request.user.pk and request.user.has_perm(OWN)
        return own or sees_all(request.user)

    def _may_bring_in(self, request: HttpRequest, batch: Batch) -> bool:
        """What readers are to see at once is brought in by those who may publish."""
        public = batch.status in (Article.Status.PUBLISHED, Article.Status.SCHEDULED)
        return not public or request.user.has_perm("articles.publish_article")

    def _may_take_back(self, request: HttpRequest, batch: Batch) -> bool:
        own = batch.made_by_id == request.user.pk or request.user.has_perm("articles.delete_article")
        return own and self._may_bring_in(request, batch)

    def ask_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Check it, bring it in, stop it, take it back: asked for here, done by a worker."""
        batch = self._batch(request, pk)
        work = {"check": batch.check_all, "bring_in": batch.bring_in, "stop": batch.stop, "take_back": batch.take_back}
        asked = next((name for name in work if name in request.POST), "")
        needed = {"bring_in": self._may_bring_in, "take_back": self._may_take_back}
        demand(asked not in needed or needed[asked](request, batch))
        if not asked or (asked != "stop" and not batch.files.exists()):
            messages.error(request, _("There is nothing to do: add files first."))
        elif not work[asked]():
            messages.warning(request, _("That cannot be done now: this batch is %s.") % batch.get_state_display())
        elif batch.under_way:
            wake_after_commit()
        return HttpResponseRedirect(batch.get_absolute_url())

    def state_view(self, request: HttpRequest, pk: int) -> JsonResponse:
        """How far it is, for the script that shows it."""
        batch = self._batch(request, pk)
        return JsonResponse({"state": batch.state, "under_way": batch.under_way, **progress(batch)})

    def rows_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        site = f"{request.scheme}://{request.get_host()}"
        return Outcomes.asked(self._batch(request, pk), request).as_csv(site)

    def _form(self, form: BatchForm) -> AdminForm:
        return AdminForm(form, form.sets(), {}, model_admin=self)

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> TemplateResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/articles/batch/{name}.html", context)


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"


def texts_of(errors: Iterable[Any]) -> list[str]:
    return [str(text) for texts in errors for text in texts]
