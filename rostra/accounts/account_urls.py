"""The addresses of the account pages that django-allauth does not have."""

from django.urls import path

from rostra.accounts.views.second_factor import second_factor
from rostra.accounts.views.sign_out import everywhere

urlpatterns = [
    path("second-factor/", second_factor, name="account_second_factor"),
    path("logout/everywhere/", everywhere, name="account_logout_everywhere"),
]
