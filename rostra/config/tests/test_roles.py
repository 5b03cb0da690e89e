"""What the roles may do, as the database has it after a migration."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.images.permissions import permission_policy

from rostra.accounts.roles import Role
from rostra.config import roles
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_every_role_is_declared() -> None:
    for declared in (roles.PERMISSIONS, roles.OF_COLLECTIONS, roles.OF_PAGES):
        assert declared.keys() == set(Role)


def test_editors_hold_what_the_rooms_declare(cast: Cast) -> None:
    assert cast.editor.get_all_permissions() >= roles.PERMISSIONS[Role.EDITOR]
    assert not cast.editor.has_perm("news.change_section")
    assert not cast.editor.has_perm("accounts.change_member")
    assert not cast.editor.has_perm("frontpage.add_edition")
    assert permission_policy.user_has_permission(cast.editor, "add")
    assert not permission_policy.user_has_permission(cast.member, "add")


def test_settling_takes_away_what_nobody_declares() -> None:
    group = Group.objects.get(name="editor")
    group.permissions.clear()
    group.page_permissions.all().delete()
    group.collection_permissions.all().delete()
    roles.settle_roles()
    once = set(group.permissions.values_list("codename", flat=True))
    assert once == {name.partition(".")[2] for name in roles.PERMISSIONS[Role.EDITOR]}
    assert group.page_permissions.count() == len(roles.OF_PAGES[Role.EDITOR])
    assert group.collection_permissions.count() == len(roles.OF_COLLECTIONS[Role.EDITOR])


def test_a_misspelt_permission_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(roles.PERMISSIONS, Role.EDITOR, frozenset({"news.fly_article"}))
    with pytest.raises(roles.UnknownPermissionError, match="fly_article"):
        roles.settle_roles()


def test_migrating_settles_the_roles_and_removes_wagtails_groups() -> None:
    Group.objects.all().delete()
    Group.objects.create(name="Moderators")
    call_command("migrate", verbosity=0)
    assert set(Group.objects.values_list("name", flat=True)) == set(Role.values)
