"""How the desk lays out a feed."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from rostra.wire.forms import FeedForm

feed = ObjectList(
    [
        FieldPanel(
            "address",
            help_text=_("Of the feed, or of a page that names one: https://paper.example/"),
        ),
        FieldPanel("title"),
        MultiFieldPanel(
            [
                FieldPanel("rule"),
                FieldPanel("section"),
                FieldPanel("source"),
                FieldPanel("topics"),
                FieldPanel("language"),
            ],
            heading=_("What becomes of its entries"),
        ),
        FieldRowPanel([FieldPanel("home_page")]),
    ],
    base_form_class=FeedForm,
)
