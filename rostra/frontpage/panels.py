"""How the desk lays out an edition."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from rostra.news.forms import NamedForm

# Whoever may add editions keeps what they are called and what the law asks of them.
OWNER = "frontpage.add_edition"

edition = TabbedInterface(
    [
        ObjectList([FieldPanel("zones")], heading=_("Front page")),
        ObjectList(
            [
                InlinePanel(
                    "practical_links",
                    panels=[
                        FieldRowPanel(
                            [FieldPanel("label", required_on_save=True), FieldPanel("heading")]
                        ),
                        FieldPanel("url", required_on_save=True),
                        FieldPanel("note"),
                    ],
                    heading=_("Practical information"),
                    label=_("Practical link"),
                    help_text=_(
                        "Useful addresses for readers, in the order of this list: weather,"
                        " timetables, help lines. Links with the same heading stand together."
                    ),
                )
            ],
            heading=_("Practical information"),
        ),
        ObjectList(
            [
                FieldPanel("language", permission=OWNER, required_on_save=True),
                FieldPanel("name", permission=OWNER, required_on_save=True),
                FieldPanel("tagline", permission=OWNER),
                MultiFieldPanel(
                    [
                        FieldPanel("copyright_since", permission=OWNER),
                        FieldPanel(
                            "licences",
                            permission=OWNER,
                            widget=forms.Textarea(attrs={"rows": 3}),
                        ),
                        FieldPanel("contact", permission=OWNER),
                    ],
                    heading=_("Foot of every page"),
                ),
            ],
            heading=_("The paper"),
        ),
    ],
    base_form_class=NamedForm,
)
