"""Django's settings, made from the environment (see docs/running/settings.md)."""

import os
import zoneinfo
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE

from rostra.config import environment, houses, logs

ENVIRONMENT = environment.read(os.environ)
ROOM_FOLDER = Path(__file__).resolve().parent.parent

# --- the place ---------------------------------------------------------------------------------
DATA = ENVIRONMENT.data
SECRET_KEY = environment.secret_key(ENVIRONMENT)
DEBUG = ENVIRONMENT.debug
SITE_URL = ENVIRONMENT.url
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
CSRF_TRUSTED_ORIGINS = [SITE_URL]
PROXIES = ENVIRONMENT.proxies
ROBOTS = ENVIRONMENT.robots
LOG_NAMES = ENVIRONMENT.log_names
FETCH_FROM = ENVIRONMENT.fetch_from
UNCOUNTED_NETWORKS = ENVIRONMENT.uncounted
CROWDED_NETWORKS = ENVIRONMENT.crowded

# --- rooms -------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "rostra.config",
    "rostra.pages",
    "rostra.syndication",
    "rostra.upkeep",
    "rostra.frontpage",
    "rostra.rankings",
    "rostra.moderation",
    "rostra.wire",
    "rostra.discussion",
    "rostra.news",
    "rostra.notices",
    "rostra.accounts",
    "rostra.screening",
    "rostra.press",
    "rostra.worker",
    "rostra.web",
    "rostra.changes",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "rostra.accounts.users_app.DeskUsersConfig",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.admin",
    "wagtail.search",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    *houses.apps_of(ENVIRONMENT.sign_in_with),
    # Its translations.
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "rostra.config.logs.request_id_middleware",
    "rostra.web.proxies.proxies_middleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rostra.web.security.ContentSecurityPolicyMiddleware",
    "rostra.press.door.door",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rostra.web.middleware.edition_middleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rostra.accounts.middleware.member_middleware",
    "django_htmx.middleware.HtmxMiddleware",
    "rostra.web.twins.TwinsMiddleware",
]

ROOT_URLCONF = "rostra.config.urls"
WSGI_APPLICATION = "rostra.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- rows --------------------------------------------------------------------------------------
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA foreign_keys=ON;"
    " PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4000;"
)


def _database(url: str, *, synchronous: str = "FULL") -> dj_database_url.DBConfig:
    """Return Django's settings of a database: decision 5 of DESIGN."""
    database = dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
    if database["ENGINE"].endswith("sqlite3"):
        database["ENGINE"] = "rostra.config.sqlite"
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_PRAGMAS.format(synchronous=synchronous),
        }
    return database


DATABASES = {"default": _database(ENVIRONMENT.database_url)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
IS_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite")

# On one machine counters, limits and sessions live in a second file that may lose a second's
# writes; with PostgreSQL or Redis they live there.
CACHES: dict[str, dict[str, Any]]
if ENVIRONMENT.cache_url:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": ENVIRONMENT.cache_url,
        }
    }
    SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
else:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "web_cache",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    }
    SESSION_ENGINE = "rostra.web.sessions"
if IS_SQLITE and not ENVIRONMENT.cache_url:
    DATABASES["cache"] = _database(f"sqlite:///{DATA / 'cache.sqlite3'}", synchronous="NORMAL")
    DATABASE_ROUTERS = ["rostra.config.routers.CacheRouter"]

# --- people ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.Member"
AUTHENTICATION_BACKENDS = ["rostra.accounts.backends.MemberBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "rostra.accounts.passwords.PasswordStrength"},
]
# Of zxcvbn's 0 to 4: not to be guessed from a stolen copy of the hashes.
PASSWORD_MINIMAL_STRENGTH = 3
RESERVED_NAMES = ENVIRONMENT.reserved_names
STAFF_SECOND_FACTOR = ENVIRONMENT.staff_second_factor
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "rostra.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "rostra.accounts.forms.SignupForm"
ACCOUNT_FORMS = {
    "signup": "rostra.accounts.entrance.RegistrationForm",
    "request_login_code": "rostra.accounts.entrance.CodeForm",
    "reset_password": "rostra.accounts.entrance.ResetForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
# Seconds: mail may be slow.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 900
# Somebody is told by mail when a password or a way in was changed.
ACCOUNT_EMAIL_NOTIFICATIONS = True
# What django-allauth does not count: mails that one visitor asks for to one address. They stay
# below what is allowed for an address, so that one visitor cannot use up another's.
ACCOUNT_RATE_LIMITS = {
    "mail": "4/h/key",
    "request_login_code": "20/m/ip,20/h/key",
    "reset_password": "20/m/ip,20/h/key",
    "confirm_email": "1/10s/key,20/h/key",
    # What visitors may send to the moderators.
    "report": "20/h/ip",
    "report_without_work": "3/h/ip",
    "complaint": "5/h/ip",
    "complaint_without_work": "2/h/ip",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_CHANGE_EMAIL = True
# Accounts at other houses: whoever comes with one is asked for a name, and never taken for
# somebody who is known here by the same address.
SOCIALACCOUNT_PROVIDERS = houses.providers_of(ENVIRONMENT.sign_in_with)
SOCIALACCOUNT_ADAPTER = "rostra.accounts.adapter.HouseAdapter"
SOCIALACCOUNT_FORMS = {"signup": "rostra.accounts.entrance.HouseForm"}
SOCIALACCOUNT_AUTO_SIGNUP = False
MFA_ADAPTER = "rostra.accounts.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = SITE_URL.startswith("http://")
CSRF_FAILURE_VIEW = "rostra.pages.views.errors.stale_form"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# --- addresses ---------------------------------------------------------------------------------
# Whatever begins so may depend on who asks; every other address is public and the same for all.
PRIVATE_PREFIXES = ("/me/", "/accounts/", "/desk/", "/report/", "/complaint/")
# What a public page may depend on in its address beside the path; the door takes out the rest.
PUBLIC_PARAMETERS = ("newer", "older")
# Set on signing in, readable by script, worth nothing: it tells browsers to ask for /me/for/….
MEMBER_HINT_COOKIE = "rostra_member"
APPEND_SLASH = True
# An e-mail address is unique whatever its case: a constraint that Django's check does not see.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]

# --- languages and time ------------------------------------------------------------------------
USE_I18N = True
LANGUAGE_CODE = ENVIRONMENT.language
LANGUAGES = [("zh-hans", "简体中文"), ("zh-hant", "繁體中文"), ("en", "English")]
# Of zxcvbn's package the catalogues alone: as an app it would be loaded with all its word lists,
# 12 MB in each process, before anybody chooses a password.
LOCALE_PATHS = [
    ROOM_FOLDER / "locale",
    *(
        Path(folder) / "locale"
        for spec in [find_spec("django_zxcvbn_password_validator")]
        if spec is not None
        for folder in spec.submodule_search_locations or ()
    ),
]
USE_TZ = True
TIME_ZONE = ENVIRONMENT.time_zone

# --- printed pages -----------------------------------------------------------------------------
PRESS_BYTES = ENVIRONMENT.press_megabytes * 1024 * 1024
# The stamps that all processes of this machine share, and what each says of itself.
PRESS_FOLDER = DATA / "press"

# --- files -------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
FILE_UPLOAD_PERMISSIONS = 0o644

# --- the desk ----------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Rostra"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILIMAGES_IMAGE_MODEL = "news.Image"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_FORMAT_CONVERSIONS = {"avif": "avif", "webp": "webp", "gif": "png", "bmp": "jpeg"}
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    ("en", "English"),
    ("zh-hans", "简体中文"),
    ("zh-hant", "繁體中文"),
]
# Only zones that browsers know too.
WAGTAIL_USER_TIME_ZONES = sorted(
    name for name in zoneinfo.available_timezones() if "/" in name or name == "UTC"
)
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# Articles have none; on pages their script hands over what was typed only a moment later.
WAGTAILADMIN_COMMENTS_ENABLED = False
# Milliseconds after the last keystroke: each save is a revision and a line of the change log.
WAGTAIL_AUTOSAVE_INTERVAL = 3000
# To the second: an article saved again keeps the time it was printed with.
WAGTAIL_DATETIME_FORMAT = "%Y-%m-%d %H:%M:%S"
WAGTAILIMAGES_IMAGE_FORM_BASE = "rostra.news.forms.ImageForm"
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "rostra.news.rich_text.TextArea"}}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# The longest article an import may bring (half a million characters), each sent as nine bytes.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
TAGGIT_CASE_INSENSITIVE = True

# --- background work ---------------------------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- mail --------------------------------------------------------------------------------------
_mail = environment.mail_settings(ENVIRONMENT)
vars().update({name: value for name, value in _mail.items() if name.startswith("EMAIL_")})
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.mail_from

# --- security ----------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "img-src": [SELF],
        "style-src": [SELF],
        "script-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# Wagtail's admin has inline script and style and shows previews in a frame.
DESK_CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "style-src": [SELF, UNSAFE_INLINE],
        "script-src": [SELF, UNSAFE_INLINE, UNSAFE_EVAL],
        "object-src": [NONE],
        "form-action": [SELF],
        "base-uri": [SELF],
        "frame-ancestors": [SELF],
    }
}

# --- logs --------------------------------------------------------------------------------------
LOGGING_CONFIG = None
logs.configure(ENVIRONMENT)
