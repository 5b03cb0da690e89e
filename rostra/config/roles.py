"""What each role may do: the rooms' declarations put together, written after every migration."""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models.signals import post_migrate
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

from rostra.accounts import permissions as accounts
from rostra.accounts.roles import Role
from rostra.discussion import permissions as discussion
from rostra.frontpage import permissions as frontpage
from rostra.moderation import permissions as moderation
from rostra.news import permissions as news
from rostra.rankings import permissions as rankings
from rostra.screening import permissions as screening
from rostra.wire import permissions as wire

ROOMS = (news, frontpage, wire, rankings, discussion, moderation, accounts, screening)
# The rooms where moderators have something to do; editors may do all that moderators may.
FLOOR = (discussion, moderation, accounts, screening)
DESK = frozenset({"wagtailadmin.access_admin"})
# The owner is not listed: an owner's account passes every check.
PERMISSIONS = {
    Role.EDITOR: frozenset().union(*(room.EDITOR for room in ROOMS)),
    Role.MODERATOR: DESK.union(*(room.MODERATOR for room in FLOOR)),
    Role.OWNER: frozenset(),
    Role.COLUMNIST: frozenset(),
    Role.EXPERT: frozenset(),
}
OF_COLLECTIONS = {
    Role.EDITOR: news.EDITOR_OF_PICTURES,
    Role.MODERATOR: frozenset(),
    Role.OWNER: frozenset(),
    Role.COLUMNIST: frozenset(),
    Role.EXPERT: frozenset(),
}
WAGTAIL_GROUPS = ("Moderators", "Editors")
OF_PAGES = {
    Role.EDITOR: frontpage.EDITOR_OF_PAGES,
    Role.MODERATOR: frozenset(),
    Role.OWNER: frozenset(),
    Role.COLUMNIST: frozenset(),
    Role.EXPERT: frozenset(),
}


class UnknownPermissionError(LookupError):
    """A room declares a permission that the database does not have."""

    def __init__(self, names: set[str]) -> None:
        super().__init__(f"Unknown permissions: {', '.join(sorted(names))}")


def connect() -> None:
    """Settle the roles when the last app has been migrated: permissions are there by then."""
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    post_migrate.connect(_after_migration, sender=last, dispatch_uid="roles")


def _after_migration(*, using: str, **_: Any) -> None:
    if using == DEFAULT_DB_ALIAS:
        settle_roles()


@transaction.atomic
def settle_roles() -> None:
    """Give the groups exactly the permissions that the rooms declare.

    Raises UnknownPermissionError for a misspelt declaration. Groups of other names are nobody's
    business here.
    """
    for role in Role:
        group, _ = Group.objects.get_or_create(name=role.value)
        group.permissions.set(_named(PERMISSIONS[role]))
        _settle_collections(group, OF_COLLECTIONS[role])
        _settle_pages(group, OF_PAGES[role])
    _replace_groups_of_wagtail()


def _named(names: frozenset[str]) -> list[Permission]:
    """Return the permissions of names such as ``news.add_article``."""
    codenames = {name.partition(".")[2] for name in names}
    found = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.filter(codename__in=codenames).select_related(
            "content_type"
        )
    }
    missing = names - found.keys()
    if missing:
        raise UnknownPermissionError(set(missing))
    return [found[name] for name in names]


def _settle_collections(group: Group, names: frozenset[str]) -> None:
    root = Collection.get_first_root_node()
    if root is None:
        return
    wanted = _named(names)
    kept = GroupCollectionPermission.objects.filter(group=group, collection=root)
    kept.exclude(permission__in=wanted).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=permission
        )


def _settle_pages(group: Group, codenames: frozenset[str]) -> None:
    root = Page.get_first_root_node()
    if root is None:
        return
    wanted = Permission.objects.filter(
        content_type__app_label="wagtailcore",
        content_type__model="page",
        codename__in=codenames,
    )
    kept = GroupPagePermission.objects.filter(group=group, page=root)
    kept.exclude(permission__in=wanted).delete()
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _replace_groups_of_wagtail() -> None:
    """Remove the groups that Wagtail brings, unless somebody is in them; editors approve."""
    brought = Group.objects.filter(name__in=WAGTAIL_GROUPS, user=None)
    editors = Group.objects.get(name=Role.EDITOR.value)
    for task in GroupApprovalTask.objects.filter(groups__in=brought):
        task.groups.add(editors)
    brought.delete()
