"""The WSGI entry point of gunicorn: ``gunicorn service.wsgi:app``."""

from service.app import create_app
from service.config.settings import load

app = create_app(load())
