"""Exit with 0 if the service in this container answers."""

import os
import urllib.request

port = os.environ.get("TIMELINE_PORT") or os.environ.get("PORT") or "8000"
urllib.request.urlopen(f"http://127.0.0.1:{port}/__lbheartbeat__", timeout=2).close()
