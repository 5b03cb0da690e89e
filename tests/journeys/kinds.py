"""The kinds of pages a reader meets, and the editions they meet them in."""

# Named as in ``people.addresses_of``; what each answers.
KINDS = {
    "front": 200, "latest": 200, "section": 200, "parent": 200, "topic": 200, "source": 200,
    "article": 200, "corrections": 200, "sitemap": 200, "furniture": 200, "thread": 200,
    "ranking": 200, "hot": 200, "member": 200, "rules": 200, "moderation": 200, "transparency": 200,
    "boards": 200, "board": 200, "started": 200,
    "missing": 404, "gone": 410,
}  # fmt: skip
EDITIONS = {"zh-Hans": "", "zh-Hant": "/zh-hant", "en": "/en"}
ACCOUNT_PAGES = (
    "/accounts/login/",
    "/accounts/login/code/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/complaint/",
)
MEMBER_PAGES = (
    "/me/profile",
    "/me/standing",
    "/me/ignored",
    "/me/data",
    "/me/leave",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/second-factor/",
    "/accounts/3rdparty/",
    "/accounts/logout/",
    "/me/decisions/",
    "/me/boards/talk/start",
)
