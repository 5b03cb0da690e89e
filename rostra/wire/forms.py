"""Forms of the wire at the desk: a feed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from rostra.news.forms import SectionChoiceField
from rostra.wire.fetch.discover import Found, discover
from rostra.wire.fetch.errors import FetchError
from rostra.wire.models import Feed


class FeedForm(WagtailAdminModelForm):
    """A feed as an editor gives it; a new address is asked whether a feed is there."""

    section = SectionChoiceField(
        required=False,
        help_text=_("Everything goes here; without it, where an entry's own words point."),
    )

    found: Found | None = None

    class Meta:
        model = Feed
        fields = [
            "address",
            "title",
            "home_page",
            "rule",
            "section",
            "source",
            "topics",
            "language",
        ]
        widgets = {"topics": forms.CheckboxSelectMultiple}

    def clean_address(self) -> str:
        """Return the address of the feed itself: of a page, the feed that it names first."""
        given: str = self.cleaned_data["address"].strip()
        if given == self.instance.address and self.instance.pk:
            return given
        try:
            self.found = discover(given if "://" in given else f"https://{given}")[0]
        except FetchError as error:
            raise ValidationError(error.sentence) from error
        there = Feed.objects.filter(address=self.found.address).exclude(pk=self.instance.pk)
        if there.exists():
            raise ValidationError(gettext("This feed is there already."))
        return self.found.address

    def clean(self) -> dict[str, Any]:
        """Take title and home page from the feed where nobody has written them."""
        cleaned: dict[str, Any] = super().clean()
        if self.found:
            cleaned["title"] = cleaned.get("title") or self.found.title[:200]
            home = self.found.home if len(self.found.home) <= 1000 else ""
            cleaned["home_page"] = cleaned.get("home_page") or home
        return cleaned
