"""Roles: given, taken, and what the desk lets their holders do to members."""

from threading import Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connections, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from rostra.accounts.actions.grant_role import grant_role
from rostra.accounts.actions.register_member import register_member
from rostra.accounts.actions.revoke_role import revoke_role
from rostra.accounts.models import Member
from rostra.accounts.roles import Role, roles_of
from rostra.kernel import clock
from tests.cast import Cast, MemberFactory


def fresh(member: Member) -> Member:
    return Member.objects.get(pk=member.pk)


@pytest.mark.parametrize("role", Role)
def test_a_role_is_given_and_taken(cast: Cast, role: Role) -> None:
    for _ in range(2):
        grant_role(member=cast.member, role=role, by=cast.owner, now=clock.now())
        assert roles_of(fresh(cast.member)) == {role}
    at_desk = role not in {Role.COLUMNIST, Role.EXPERT}
    assert fresh(cast.member).has_perm("wagtailadmin.access_admin") is at_desk
    assert fresh(cast.member).badge == role.value
    for _ in range(2):
        revoke_role(member=fresh(cast.member), role=role, by=cast.owner, now=clock.now())
    assert not roles_of(fresh(cast.member))
    assert not fresh(cast.member).has_perm("wagtailadmin.access_admin")
    assert fresh(cast.member).badge == ""
    log = ModelLogEntry.objects.filter(object_id=str(cast.member.pk)).values_list(
        "action", flat=True
    )
    assert sorted(log) == ["accounts.grant_role", "accounts.revoke_role"]


def test_the_last_owner_stays(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        revoke_role(member=cast.owner, role=Role.OWNER, by=cast.owner, now=clock.now())
    assert fresh(cast.owner).is_superuser


def test_an_owner_of_old_counts_as_one(db: None) -> None:
    assert roles_of(MemberFactory(is_superuser=True)) == {Role.OWNER}


def test_a_registered_member_may_sign_in_at_once(db: None) -> None:
    now = clock.now()
    member = register_member(email="A@Example.org", name="甲", password="x", by=None, now=now)
    assert member.emailaddress_set.get().verified
    with pytest.raises(ValidationError):
        register_member(email="a@example.org", name="乙", password="x", by=None, now=now)


# --- at the desk ------------------------------------------------------------------------------


def edit(member: Member) -> str:
    return reverse("wagtailusers_users:edit", args=[member.pk])


def test_an_owner_gives_and_takes_roles(client: Client, cast: Cast) -> None:
    client.force_login(cast.owner)
    form = {"name": "Wei", "language": "zh-hans", "is_active": "on", "roles": ["editor"]}
    client.post(edit(cast.member), form)
    assert roles_of(fresh(cast.member)) == {Role.EDITOR}
    client.post(edit(cast.member), form | {"roles": []})
    assert not roles_of(fresh(cast.member))


def test_the_last_owner_does_not_shut_the_door(client: Client, cast: Cast) -> None:
    client.force_login(cast.owner)
    for change in ({"is_active": "on", "roles": []}, {"roles": ["owner"]}):
        response = client.post(edit(cast.owner), {"name": "Ada", "language": "", **change})
        assert response.status_code == 200
        assert response.context["form"].errors["roles"]
    assert (fresh(cast.owner).is_superuser, fresh(cast.owner).is_active) == (True, True)


def test_members_are_the_owners_business(client: Client, cast: Cast) -> None:
    client.force_login(cast.editor)
    for address in (reverse("wagtailusers_users:index"), edit(cast.member)):
        assert client.get(address).status_code == 302


def test_nobody_is_deleted_or_added_at_the_desk(client: Client, cast: Cast) -> None:
    client.force_login(cast.owner)
    before = Member.objects.count()
    delete = reverse("wagtailusers_users:delete", args=[cast.member.pk])
    for address in (delete, f"/desk/bulk/accounts/member/delete/?id={cast.member.pk}"):
        client.post(address)
    client.post(reverse("wagtailusers_users:add"), {"name": "x", "language": "", "is_active": "on"})
    assert Member.objects.count() == before


def test_members_are_found_by_name_and_role(client: Client, cast: Cast) -> None:
    client.force_login(cast.owner)
    index = reverse("wagtailusers_users:index_results")

    def found(query: str) -> list[str]:
        return [member.name for member in client.get(index + query).context["object_list"]]

    assert found("?q=wei") == ["Wei Member"]
    assert found("?role=editor") == ["Lin Editor"]
    assert found("?role=owner") == ["Ada Owner"]


def test_a_member_changes_name_and_language(client: Client, cast: Cast) -> None:
    client.force_login(cast.editor)
    page = client.get("/desk/account/")
    form = {f"profile-{name}": value for name, value in (("name", "林"), ("language", "en"))}
    for panel in page.context["panels_by_tab"].values() if "panels_by_tab" in page.context else ():
        for each in panel:
            for field in each.get_form():
                form.setdefault(field.html_name, field.value() or "")
    client.post("/desk/account/", form)
    assert (fresh(cast.editor).name, fresh(cast.editor).language) == ("林", "en")
    assert '<html lang="en"' in client.get("/desk/").content.decode()


def test_two_owners_do_not_take_the_role_from_each_other_at_once(transactional_db: None) -> None:
    one, other = (MemberFactory() for _ in range(2))
    for member in (one, other):
        grant_role(member=member, role=Role.OWNER, by=None, now=clock.now())
    refused: list[ValidationError] = []

    def take_meanwhile() -> None:
        try:
            revoke_role(member=other, role=Role.OWNER, by=one, now=clock.now())
        except ValidationError as error:
            refused.append(error)
        finally:
            connections.close_all()

    thread = Thread(target=take_meanwhile)
    with transaction.atomic():
        revoke_role(member=one, role=Role.OWNER, by=other, now=clock.now())
        thread.start()
        thread.join(0.5)
    thread.join(20)
    assert len(refused) == 1
    assert list(Member.objects.filter(is_superuser=True)) == [other]
