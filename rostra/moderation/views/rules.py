"""The rules of the house at the desk."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from rostra.moderation.models import HouseRule


class HouseRuleViewSet(SnippetViewSet):
    """The rules of the house: a short list, one row a language."""

    model = HouseRule
    icon = "list-ol"
    url_prefix = "house-rules"
    menu_label = _("House rules")
    add_to_admin_menu = False
    copy_view_enabled = False
    ordering = ["number", "language"]
    list_display = ["number", "language", "text"]
    list_filter = ["language"]
    panels = [FieldPanel("number"), FieldPanel("language"), FieldPanel("text")]
