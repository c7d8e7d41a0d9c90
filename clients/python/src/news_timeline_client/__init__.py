"""A typed client of the news timeline service.

Start with ``Timeline``. ``contract`` is generated from the OpenAPI document of the service: all operations, and the
models of their bodies.
"""

from news_timeline_client.contract.models import ArticleIn
from news_timeline_client.timeline import ProblemError, Timeline

__all__ = ["ArticleIn", "ProblemError", "Timeline"]
