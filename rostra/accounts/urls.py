"""The addresses of the account pages that django-allauth does not have."""

from django.urls import path

from rostra.accounts.views.sign_out import everywhere

urlpatterns = [
    path("logout/everywhere/", everywhere, name="account_logout_everywhere"),
]
