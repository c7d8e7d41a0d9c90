# mypy: allow-untyped-decorators
"""Collections: named sets of articles, each with a timeline of its own."""

from __future__ import annotations

from typing import Any

from flask import Response, request
from marshmallow import ValidationError

from service.api import etags
from service.api.article_lists import list_response
from service.api.base import Blueprint, database
from service.api.parsing import refuse_parameters
from service.api.path_parameters import ARTICLE_ID, SLUG
from service.api.problems import not_found
from service.api.responses import json_response, no_content
from service.api.schemas import validators
from service.api.schemas.article_list import Articles, PageIn
from service.api.schemas.collection import Collection, CollectionIn, Collections
from service.articles import collections
from service.articles.listing import ArticleFilter
from service.errors import InvalidInput
from service.store.revisions import RevisionMismatch

blueprint = Blueprint(
    "collections",
    __name__,
    url_prefix="/v1/collections",
    description="Group articles by story, desk or corpus: each collection has its own timeline.",
)
_NEW_SLUG = {
    **SLUG,
    "description": "The name of the collection in URLs: lowercase letters, digits and single hyphens.",
    "schema": {"type": "string", "pattern": f"^{validators.SLUG.pattern}$", "maxLength": validators.MAX_SLUG},
}


@blueprint.get("")
@blueprint.query_parameters(PageIn())
@blueprint.response(200, Collections(), description="One page of collections.")
@blueprint.supports_if_none_match
def get_collections(parameters: dict[str, Any]) -> Response:
    """List collections

    All collections, ordered by slug.
    """
    tag = etags.tag_of("collections", collections.revision(database()), parameters)

    def respond() -> Response:
        page, following = collections.collections_page(
            database(), after=parameters.get("after"), limit=parameters["limit"]
        )
        return json_response({"collections": page, "next": following})

    return etags.not_modified(tag) or etags.tagged(respond(), tag)


@blueprint.put("/<string:slug>", parameters=[_NEW_SLUG])
@blueprint.json_body(CollectionIn())
@blueprint.response(200, Collection(), description="The collection as it is now.")
@blueprint.alt_response(201, schema=Collection(), description="Created.")
@blueprint.requires_if_match
def put_collection(new: dict[str, Any], slug: str) -> Response:
    """Create or replace a collection

    Fields that are missing from the body become null. The articles of an existing collection stay in it. Changing an
    existing collection needs If-Match.
    """
    refuse_parameters()
    _check_slug(slug)
    current = collections.find(database(), slug)
    if current is not None:
        etags.check_if_match(current, changes=current != collections.complete(slug, new))
    elif "If-Match" in request.headers:
        raise RevisionMismatch
    is_new, stored = collections.put(database(), slug, new, current)
    return etags.tagged_json(stored, 201 if is_new else 200)


@blueprint.get("/<string:slug>", parameters=[SLUG])
@blueprint.response(200, Collection(), description="The collection.")
@blueprint.supports_if_none_match
@blueprint.problems(404)
def get_collection(slug: str) -> Response:
    """Read a collection

    Its title and description, and the defaults that it supplies to its articles.
    """
    refuse_parameters()
    collection = collections.find(database(), slug)
    if collection is None:
        raise not_found("collection", slug)
    return etags.tagged_by_content(json_response(collection))


@blueprint.delete("/<string:slug>", parameters=[SLUG])
@blueprint.response(204, description="Deleted.")
@blueprint.requires_if_match
@blueprint.problems(404)
def delete_collection(slug: str) -> Response:
    """Delete a collection

    Its articles are not deleted. Needs If-Match.
    """
    refuse_parameters()
    current = collections.find(database(), slug)
    if current is None:
        raise not_found("collection", slug)
    etags.check_if_match(current)
    if not collections.delete(database(), slug, current):
        raise not_found("collection", slug)
    return no_content()


@blueprint.get("/<string:slug>/articles", parameters=[SLUG])
@blueprint.query_parameters(PageIn())
@blueprint.response(200, Articles(), description="One page of articles.")
@blueprint.supports_if_none_match
@blueprint.problems(404)
def get_collection_articles(parameters: dict[str, Any], slug: str) -> Response:
    """List the articles of a collection

    Ordered by id, without their texts.
    """
    try:
        return list_response(ArticleFilter(collection=slug), parameters.get("after"), parameters["limit"])
    except collections.UnknownCollection as error:
        raise not_found("collection", slug) from error


@blueprint.put("/<string:slug>/articles/<string:article_id>", parameters=[SLUG, ARTICLE_ID])
@blueprint.response(204, description="The article is in the collection.")
@blueprint.problems(404)
def put_collection_article(slug: str, article_id: str) -> Response:
    """Add an article to a collection

    Its events then appear in the collection's timeline. Adding it again changes nothing.
    """
    refuse_parameters()
    collections.put_article(database(), slug, article_id)
    return no_content()


@blueprint.delete("/<string:slug>/articles/<string:article_id>", parameters=[SLUG, ARTICLE_ID])
@blueprint.response(204, description="The article is no longer in the collection.")
@blueprint.problems(404)
def delete_collection_article(slug: str, article_id: str) -> Response:
    """Remove an article from a collection

    The article itself is not deleted.
    """
    refuse_parameters()
    if not collections.remove_article(database(), slug, article_id):
        raise not_found("article of the collection", article_id)
    return no_content()


def _check_slug(slug: str) -> None:
    try:
        validators.slug(slug)
    except ValidationError as error:
        raise InvalidInput(str(error.messages[0]), field="slug") from error
