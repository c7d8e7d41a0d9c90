"""The path under which a proxy serves the service: that of TIMELINE_PUBLIC_URL, "/timeline".

The proxy passes on paths as they are, and the service takes the public path off before it looks for a route. Routes,
redirects and templates name paths from the root of the service: here they get the public path. Without it, requests
reach the same routes: health checks and metrics have no other address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask, Response, request
from jinja2.ext import Extension

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_TEMPLATE_LINK = re.compile(r'\b(href|src|action)="(?=/)')


def register(app: Flask, public_path: str) -> None:
    """Serve the app under a public path too; "" is the root, and nothing to do."""
    app.jinja_env.add_extension(RootedLinks)
    if public_path:
        app.wsgi_app = _PublicPath(app.wsgi_app, public_path)  # type: ignore[method-assign]
        app.after_request(_add_to_headers)


def rooted(path: str) -> str:
    """Return a path from the root of the service as clients see it, with the public path."""
    return request.script_root + path


class RootedLinks(Extension):
    """An extension of Jinja that lets the links of templates, href="/docs", begin with the public path."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source of a template with the public path before each link to a path."""
        return _TEMPLATE_LINK.sub(r'\1="{{ request.script_root }}', source)


class _PublicPath:
    """WSGI middleware that moves the public path from PATH_INFO to SCRIPT_NAME (PEP 3333)."""

    def __init__(self, app: WSGIApplication, public_path: str) -> None:
        self._app, self._public_path = app, public_path

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == self._public_path or path.startswith(f"{self._public_path}/"):
            environ["PATH_INFO"] = path[len(self._public_path) :] or "/"
        environ["SCRIPT_NAME"] = self._public_path
        return self._app(environ, start_response)


def _add_to_headers(response: Response) -> Response:
    """Add the public path to the paths in Location and Link."""
    location = response.headers.get("Location", "")
    if location.startswith("/"):
        response.headers["Location"] = rooted(location)
    links = [re.sub("<(?=/)", f"<{request.script_root}", link) for link in response.headers.getlist("Link")]
    response.headers.setlist("Link", links)
    return response
