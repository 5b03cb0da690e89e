"""How the desk lays out what it edits in the newsroom."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)

from rostra.news.forms import ArticleForm, NamedForm, SectionForm

# Wagtail prints a title without its label.
HEADLINE = forms.TextInput(attrs={"placeholder": _("Headline")})

comments = MultiFieldPanel(
    [
        FieldPanel("comments_taken"),
        FieldRowPanel([FieldPanel("comments_level"), FieldPanel("comments_days")]),
    ],
    heading=_("Comments"),
)

article = TabbedInterface(
    [
        ObjectList(
            [
                # The row of a draft too must have one.
                FieldPanel("headline", classname="title", widget=HEADLINE, required_on_save=True),
                FieldPanel("deck", widget=forms.Textarea(attrs={"rows": 2})),
                FieldPanel("byline"),
                FieldPanel("lead_image"),
                FieldPanel("body"),
            ],
            heading=_("Text"),
        ),
        ObjectList(
            [
                MultiFieldPanel(
                    [
                        FieldRowPanel(
                            [FieldPanel("section"), FieldPanel("language", required_on_save=True)]
                        )
                    ],
                    heading=_("Where it stands"),
                ),
                FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                MultiFieldPanel(
                    [FieldPanel("source"), FieldPanel("source_url")],
                    heading=_("Where it comes from"),
                ),
                FieldPanel("translation_of"),
                MultiFieldPanel(
                    [
                        FieldRowPanel([FieldPanel("published_at"), FieldPanel("updated_at")]),
                        FieldPanel("embargo_until"),
                    ],
                    heading=_("Times"),
                ),
                comments,
                FieldPanel("slug"),
                PublishingPanel(),
            ],
            heading=_("Placement"),
        ),
        ObjectList(
            [
                InlinePanel(
                    "citations",
                    panels=[FieldPanel("words", required_on_save=True), FieldPanel("source")],
                    heading=_("Citations"),
                    label=_("Citation"),
                    help_text=_("The outlets that the text itself leans on: “Reuters reports …”."),
                ),
                InlinePanel(
                    "related_lines",
                    panels=[
                        FieldPanel("kind", required_on_save=True),
                        FieldPanel("target"),
                        FieldPanel("text"),
                    ],
                    heading=_("Related"),
                    label=_("Related line"),
                    help_text=_(
                        "The machine fills the list. Pin what must stand in it, drop what must not."
                    ),
                ),
            ],
            heading=_("Citations and related"),
        ),
    ],
    base_form_class=ArticleForm,
)

section = ObjectList(
    [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldPanel("parent"),
        comments,
        InlinePanel(
            "names",
            panels=[FieldPanel("language"), FieldPanel("name"), FieldPanel("description")],
            heading=_("In other languages"),
            label=_("Name in another language"),
            max_num=len(settings.LANGUAGES),
            help_text=_("The other script of Chinese is converted; write it only to differ."),
        ),
    ],
    base_form_class=SectionForm,
)

source = ObjectList(
    [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("home_page"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("rights")]),
        FieldRowPanel([FieldPanel("language"), FieldPanel("time_zone")]),
        FieldPanel("other_names"),
        FieldPanel("note"),
    ],
    base_form_class=NamedForm,
)

topic = ObjectList(
    [
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("language"),
        FieldPanel("deck"),
        FieldPanel("intro"),
        FieldPanel("lead_image"),
        FieldPanel("translation_of"),
        FieldPanel("closed_at"),
    ],
    base_form_class=NamedForm,
)
