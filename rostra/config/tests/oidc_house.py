"""A small house that speaks OpenID Connect: a real server on this machine, with real keys."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID, SECRET = "the-paper", "between house and paper"


@dataclass
class House:
    """Whom it lets in at the moment, and what it was asked."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: dict[str, dict[str, Any]] = field(default_factory=dict)
    key: Any = field(default_factory=lambda: rsa.generate_private_key(65537, 2048))
    is_broken: bool = False

    def discovery(self) -> dict[str, Any]:
        """Return where everything is."""
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict[str, Any]:
        """Return the public key."""
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "one", "use": "sig", "alg": "RS256"}]}

    def authorize(self, query: dict[str, str]) -> str:
        """Let whoever is at the door in at once; return where to go back to."""
        if query["client_id"] != CLIENT_ID or query["response_type"] != "code":
            raise PermissionError
        code = secrets.token_urlsafe(12)
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, typed: dict[str, str]) -> dict[str, Any]:
        """Change a code for tokens, once, for whoever asked for it and has the secret."""
        asked = self.codes.pop(typed["code"])
        digest = hashlib.sha256(typed["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if (typed["client_secret"], typed["redirect_uri"], challenge) != (
            SECRET, asked["redirect_uri"], asked["code_challenge"],
        ):  # fmt: skip
            raise PermissionError
        now = int(time.time())
        body = {"iss": self.address, "aud": CLIENT_ID, "iat": now, "exp": now + 60, **self.claims}
        access = secrets.token_urlsafe(12)
        self.tokens[access] = dict(self.claims)
        return {
            "access_token": access,
            "token_type": "Bearer",
            "id_token": jwt.encode(body, self.key, "RS256", headers={"kid": "one"}),
        }


def handler_of(house: House) -> type[BaseHTTPRequestHandler]:  # noqa: C901 - it routes
    """Return what answers for the house."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            house.asked.append(parts.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            if house.is_broken:
                self.send_error(500)
            elif parts.path == "/.well-known/openid-configuration":
                self.answer(house.discovery())
            elif parts.path == "/keys":
                self.answer(house.keys())
            elif parts.path == "/userinfo":
                self.answer(house.tokens[self.headers["Authorization"].removeprefix("Bearer ")])
            elif parts.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", house.authorize(query))
                self.end_headers()
            else:
                self.send_error(404)

        def do_POST(self) -> None:
            house.asked.append(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            typed = {name: values[0] for name, values in parse_qs(body).items()}
            try:
                self.answer(house.token(typed))
            except (KeyError, PermissionError):
                self.answer({"error": "invalid_grant"}, status=400)

        def answer(self, body: dict[str, Any], status: int = 200) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: Any) -> None:
            pass

    return Handler


@contextmanager
def open_house() -> Iterator[House]:
    """Open a house on a free port, and close it again."""
    house = House()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(house))
    house.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield house
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
