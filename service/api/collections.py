# mypy: allow-untyped-decorators
"""Collections: stories, desks and corpora, each with its own timeline."""

from __future__ import annotations

from typing import Any

from flask import Response, request
from marshmallow import ValidationError

from service.api import etags
from service.api.base import Blueprint, database
from service.api.bodies import refuse_parameters
from service.api.problems import not_found
from service.api.responses import json_response, no_content
from service.api.schemas import fields
from service.api.schemas.collection import Collection, CollectionIn, Collections, Members, PageIn
from service.articles import collections
from service.errors import InvalidInput
from service.store.revisions import RevisionMismatch

blueprint = Blueprint(
    "collections", __name__, url_prefix="/v1/collections", description="Stories, desks, corpora: named sets of articles"
)
_SLUG = {
    "in": "path",
    "name": "slug",
    "description": "Small letters, figures and single hyphens.",
    "schema": {"type": "string", "pattern": f"^{fields.SLUG.pattern}$", "maxLength": fields.LONGEST_SLUG},
}


@blueprint.get("")
@blueprint.arguments(PageIn(), location="query")
@blueprint.response(200, Collections(), description="One page.")
@blueprint.may_be_unchanged
def get_collections(asked: dict[str, Any]) -> Response:
    """List the collections"""
    tag = etags.tag_of("collections", collections.revision(database()), asked)

    def page() -> Response:
        found, following = collections.collections_page(database(), after=asked.get("after"), limit=asked["limit"])
        return json_response({"collections": found, "next": following})

    return etags.unchanged(tag) or etags.tagged(page(), tag)


@blueprint.put("/<string:slug>", parameters=[_SLUG])
@blueprint.arguments(CollectionIn())
@blueprint.response(200, Collection(), description="What it is now.")
@blueprint.alt_response(201, schema=Collection(), description="Made.")
@blueprint.needs_match
def put_collection(said: dict[str, Any], slug: str) -> Response:
    """Make a collection, or say anew what it is

    Its articles stay. What is left out is unset. Over another state than the one it has, it needs If-Match.
    """
    refuse_parameters()
    _check(slug)
    seen = collections.find(database(), slug)
    if seen is not None:
        etags.demand_match(seen, changes=seen != collections.complete(slug, said))
    elif "If-Match" in request.headers:
        raise RevisionMismatch
    is_new, stored = collections.put(database(), slug, said, seen)
    return etags.tagged_json(stored, 201 if is_new else 200)


@blueprint.get("/<string:slug>")
@blueprint.response(200, Collection(), description="The collection.")
@blueprint.may_be_unchanged
@blueprint.may_be_unknown
def get_collection(slug: str) -> Response:
    """Read what a collection is"""
    refuse_parameters()
    found = collections.find(database(), slug)
    if found is None:
        raise not_found("collection", slug)
    return etags.answer(json_response(found))


@blueprint.delete("/<string:slug>")
@blueprint.response(204, description="Deleted. Its articles stay.")
@blueprint.condition("If-Match")
@blueprint.refuses(412)
@blueprint.may_be_unknown
def delete_collection(slug: str) -> Response:
    """Delete a collection; its articles stay"""
    refuse_parameters()
    seen = collections.find(database(), slug) if "If-Match" in request.headers else None
    if seen is not None:
        etags.demand_match(seen)
    if not collections.delete(database(), slug, seen):
        raise not_found("collection", slug)
    return no_content()


@blueprint.get("/<string:slug>/articles")
@blueprint.arguments(PageIn(), location="query")
@blueprint.response(200, Members(), description="One page.")
@blueprint.may_be_unchanged
@blueprint.may_be_unknown
def get_collection_articles(asked: dict[str, Any], slug: str) -> Response:
    """List the articles of a collection"""
    revision = collections.revision(database(), slug)
    if revision is None:
        raise not_found("collection", slug)
    tag = etags.tag_of("articles", slug, revision, asked)

    def page() -> Response:
        found, following = collections.articles_page(database(), slug, after=asked.get("after"), limit=asked["limit"])
        return json_response({"articles": found, "next": following})

    return etags.unchanged(tag) or etags.tagged(page(), tag)


@blueprint.put("/<string:slug>/articles/<string:article_id>")
@blueprint.response(204, description="It is in the collection.")
@blueprint.may_be_unknown
def put_collection_article(slug: str, article_id: str) -> Response:
    """Put an article into a collection"""
    refuse_parameters()
    collections.put_article(database(), slug, article_id)
    return no_content()


@blueprint.delete("/<string:slug>/articles/<string:article_id>")
@blueprint.response(204, description="It is no longer in the collection. The article stays.")
@blueprint.may_be_unknown
def delete_collection_article(slug: str, article_id: str) -> Response:
    """Take an article out of a collection"""
    refuse_parameters()
    if not collections.remove_article(database(), slug, article_id):
        raise not_found("article of that collection", article_id)
    return no_content()


def _check(slug: str) -> None:
    try:
        fields.slug(slug)
    except ValidationError as error:
        raise InvalidInput(str(error.messages[0]), field="slug") from error
