"""The WSGI entry point of gunicorn: ``gunicorn service.wsgi:app``."""

from service.app import create_app
from service.config.settings import load
from service.timex import languages, load_dateparser

_settings = load()
# Loaded before workers fork, so that they share the memory. Other languages are loaded when a text needs them.
languages.language(_settings.language)
load_dateparser()
app = create_app(_settings)
