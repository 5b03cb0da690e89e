"""The members at the desk: found, given roles, shut out; the owner's page."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.users.views.users import HistoryView, UserViewSet

from rostra.accounts.actions.reset_second_factor import reset_second_factor
from rostra.accounts.actions.set_roles import set_roles
from rostra.accounts.forms import MemberForm
from rostra.accounts.models import Member
from rostra.accounts.roles import Role, roles_of
from rostra.kernel import clock


class MemberPolicy(ModelPermissionPolicy):
    """Members sign up and leave by themselves: the desk neither adds nor deletes them."""

    def user_has_permission(self, user: Member, action: str) -> bool:
        """Allow what the member may, but for adding and deleting."""
        return action not in {"add", "delete"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Member, actions: set[str]) -> bool:
        """Allow what the member may, but for adding and deleting."""
        return any(self.user_has_permission(user, action) for action in actions)


class MemberFilters(WagtailFilterSet):
    """What the members may be narrowed down by."""

    role = django_filters.ChoiceFilter(
        label=_("Role"), choices=Role.choices, method="by_role", widget=forms.RadioSelect,
        empty_label=_("All"),
    )  # fmt: skip

    class Meta:
        model = Member
        fields = ["role", "is_active"]

    def by_role(self, queryset: QuerySet[Member], name: str, value: str) -> QuerySet[Member]:
        """Keep who holds the role."""
        if value == Role.OWNER:
            return queryset.filter(is_superuser=True)
        return queryset.filter(groups__name=value)


class MemberIndexView(generic.IndexView):
    """All members, the newest first."""

    default_ordering = "-pk"
    paginate_by = 50
    page_title = _("Members")
    search_fields = ["name", "email"]
    is_searchable = True

    def get_base_queryset(self) -> QuerySet[Member]:
        """Read the groups along."""
        return Member.objects.prefetch_related("groups")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Who somebody is, what they do here, since when."""
        title = self._get_title_column_class(TitleColumn)
        return [
            title("name", label=_("Name"), accessor="name", get_url=self.get_edit_url),
            Column("email", label=_("E-mail address"), accessor="email"),
            Column("roles", label=_("Roles"), accessor=role_names),
            BooleanColumn("is_active", label=_("Active")),
            DateColumn("joined_at", label=_("Joined")),
            DateColumn("last_login", label=_("Last sign-in")),
        ]


class MemberEditView(generic.EditView):
    """One member: name, language, roles, and whether the account is open."""

    success_message = _("“%(object)s” is saved.")

    def form_valid(self, form: MemberForm) -> Any:
        """Save the row and the roles together; what the roles refuse is said in the form."""
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ValidationError as error:
            form.add_error("roles", error)
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)

    def save_instance(self) -> Member:
        """Save the row, then the roles."""
        member = super().save_instance()
        roles = self.form.cleaned_data["roles"] if member.is_active else frozenset()
        now = clock.now()
        set_roles(member=member, roles=roles, by=self.request.user, now=now)
        if self.form.cleaned_data.get("no_second_factor"):
            reset_second_factor(member=member, by=self.request.user, now=now)
        return member


class MemberViewSet(UserViewSet):
    """Members, in place of Wagtail's users."""

    menu_name = "members"
    menu_label = _("Members")
    menu_order = 180
    icon = "group"
    add_to_settings_menu = False
    filterset_class = MemberFilters
    add_to_admin_menu = True
    index_view_class = MemberIndexView
    edit_view_class = MemberEditView
    history_view_class = HistoryView
    template_prefix = "accounts/desk/"
    index_template_name = "wagtailadmin/generic/index.html"
    index_results_template_name = "wagtailadmin/generic/index_results.html"
    edit_template_name = "wagtailadmin/generic/edit.html"
    history_template_name = "wagtailadmin/generic/listing.html"

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        # Wagtail's hook asks for “users”.
        super().__init__(name, **{**kwargs, "url_prefix": "members"})

    @property
    def permission_policy(self) -> ModelPermissionPolicy:
        """Say what the desk lets people do to members."""
        return MemberPolicy(Member)

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        """Return the form of one member."""
        return MemberForm


def role_names(member: Member) -> str:
    """Return the names of a member's roles."""
    return ", ".join(str(role.label) for role in Role if role in roles_of(member))
