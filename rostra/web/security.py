"""Content Security Policy: a strict one for readers and members, Wagtail's own for the desk."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Send the policy of the place that the address belongs to."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Replace the policy by the desk's where the desk is."""
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith("/desk/") and not report_only:
            parts.config = settings.DESK_CONTENT_SECURITY_POLICY["DIRECTIVES"]
        return parts
