"""The WSGI entry point of gunicorn: ``gunicorn service.wsgi:app``."""

import gc
import sys

gc.disable()  # what is loaded stays: looking for garbage there takes a sixth of the start

from service.app import create_app  # noqa: E402
from service.config.settings import load  # noqa: E402
from service.timex import languages, load_dateparser  # noqa: E402

#: Seconds for which a thread keeps the interpreter while others want it, a fifth of the default. A thread that stores
#: an article lets go of it at each statement; all other writers wait until it has it back.
_SWITCH_INTERVAL = 0.001

sys.setswitchinterval(_SWITCH_INTERVAL)
_settings = load()
# Loaded before workers fork, so that they share the memory. Other languages are loaded when a text needs them.
languages.language(_settings.language)
load_dateparser()
app = create_app(_settings)
gc.freeze()  # workers leave it alone, too
gc.enable()
