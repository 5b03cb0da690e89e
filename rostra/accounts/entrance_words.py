"""Words of the account pages and mails that django-allauth's translators put badly, or not at all.

Named here they are gathered into our catalogues, which come before django-allauth's.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

WORDS = (
    # Codes from the mail.
    _("Code"),
    _("Incorrect code."),
    _("Incorrect password."),
    _("Enter Email Verification Code"),
    _("Enter Sign-In Code"),
    _("We've sent a code to %(recipient)s. The code expires shortly, so please enter it soon."),
    _("Request new code"),
    _("Use a different email address"),
    _("Send me a sign-in code"),
    _("You will receive a special code for a password-free sign-in."),
    _("Request Code"),
    _("Other sign-in options"),
    _("A sign-in code has been sent to %(recipient)s."),
    _("Too many failed login attempts. Try again later."),
    _("Be patient, you are sending too many requests."),
    # Addresses.
    _("Email Address"),
    _("Email Addresses"),
    _("Current email"),
    _("Changing to"),
    _("Change Email"),
    _("Cancel Change"),
    _("You have confirmed %(email)s."),
    _("Removed email address %(email)s."),
    _("Confirmation email sent to %(email)s."),
    _("Your email address is still pending verification."),
    # Passwords.
    _("Bad Token"),
    _("Password (again)"),
    _("New Password (again)"),
    _("Confirm Access"),
    _("Please reauthenticate to safeguard your account."),
    _("Alternative options"),
    # Passkeys, codes from an app, codes on paper.
    _("Two-Factor Authentication"),
    _("Use authenticator app or code"),
    _("Authenticator App"),
    _("Authentication using an authenticator app is active."),
    _("An authenticator app is not active."),
    _("Authenticator code"),
    _("Recovery Codes"),
    _("Recovery codes"),
    _("No recovery codes set up."),
    _("A new set of recovery codes has been generated."),
    _("Unused codes"),
    _("Download codes"),
    _("Generate new codes"),
    _("You are about to generate a new set of recovery codes for your account."),
    _("This action will invalidate your existing codes."),
    _("Authenticator app activated."),
    _("Authenticator app deactivated."),
    _("Security Keys"),
    _("Create Passkey"),
    _("Passwordless"),
    _(
        "Enabling passwordless operation allows you to sign in using just this key, but imposes "
        "additional requirements such as biometrics or PIN protection."
    ),
    _(
        "Your account is protected by two-factor authentication. Please enter an authenticator "
        "code:"
    ),
    _("Enter an authenticator code:"),
    # Mails.
    _("Please Confirm Your Email Address"),
    _("Your email verification code is listed below. Please enter it in your open browser window."),
    _("Sign-In Code"),
    _("Your sign-in code is listed below. Please enter it in your open browser window."),
    _("This mail can be safely ignored if you did not initiate this action."),
    _("Account Already Exists"),
    _(
        "You are receiving this email because you or someone else tried to signup for an\n"
        "account using email address:\n\n%(email)s\n\n"
        "However, an account using that email address already exists.  In case you have\n"
        "forgotten about this, please use the password forgotten procedure to recover\n"
        "your account:\n\n%(password_reset_url)s"
    ),
    _("Unknown Account"),
    _(
        "You are receiving this email because you, or someone else, tried to access an account "
        "with email %(email)s. However, we do not have any record of such an account in our "
        "database."
    ),
    _("If it was you, you can sign up for an account using the link below."),
    _("Password Reset Email"),
    _(
        "You're receiving this email because you or someone else has requested a password reset "
        "for your user account.\n"
        "It can be safely ignored if you did not request a password reset. Click the link below "
        "to reset your password."
    ),
)

COUNTED = (
    ngettext_lazy(
        "There is %(unused_count)s out of %(total_count)s recovery codes available.",
        "There are %(unused_count)s out of %(total_count)s recovery codes available.",
        "unused_count",
    ),
)
