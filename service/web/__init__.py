"""The pages for people: reading, trying, editing and embedding a timeline, as HTML that needs no script.

A view is a signature plus a few lines, as in ``api``; what is asked and posted is read by the same schemas. No SQL, no
date is read here. Text of articles reaches a page through Jinja's escaping only.
"""

from service.web import editing, reading, sign_in, trying
from service.web.base import register

__all__ = ["editing", "reading", "register", "sign_in", "trying"]
