"""Examples of request bodies that are not described by a JSON schema, for the contract."""

from __future__ import annotations

PLAIN = "KARACHI, March 13, 2025 — The council met on Sunday. It will vote on the budget in April.\n"
HTML = """<html lang="en">
<head>
<title>Council to vote on budget</title>
<meta property="article:published_time" content="2025-03-13T08:30:00+05:00"/>
</head>
<body><article><p>The council met on Sunday. It will vote on the budget in April.</p></article></body>
</html>
"""
RSS = """<rss version="2.0">
<channel>
<title>Harbour Post</title>
<item>
<title>Council to vote on budget</title>
<link>https://example.org/council</link>
<pubDate>Thu, 13 Mar 2025 08:30:00 +0500</pubDate>
<description>The council met on Sunday. It will vote on the budget in April.</description>
</item>
</channel>
</rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom">
<title>Harbour Post</title>
<id>https://example.org/</id>
<updated>2025-03-13T08:30:00+05:00</updated>
<entry>
<title>Council to vote on budget</title>
<id>https://example.org/council</id>
<link href="https://example.org/council"/>
<updated>2025-03-13T08:30:00+05:00</updated>
<summary>The council met on Sunday. It will vote on the budget in April.</summary>
</entry>
</feed>
"""
RSS_1 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://example.org/"><title>Harbour Post</title></channel>
<item rdf:about="https://example.org/council">
<title>Council to vote on budget</title>
<link>https://example.org/council</link>
<dc:date>2025-03-13T08:30:00+05:00</dc:date>
<description>The council met on Sunday. It will vote on the budget in April.</description>
</item>
</rdf:RDF>
"""
LINES = """{"text": "The council met on Sunday.", "published_at": "2025-03-13"}
{"text": "It will vote on the budget in April.", "published_at": "2025-03-14"}
"""
MAIL = """From: Jane Smith <jane@example.org>
Subject: Council to vote on budget
Date: Thu, 13 Mar 2025 08:30:00 +0500
Content-Type: text/plain; charset=utf-8

The council met on Sunday. It will vote on the budget in April.
"""
CSV = """published_at,title,text
2025-03-13,Council to vote on budget,"The council met on Sunday. It will vote on the budget in April."
"""
FEED = """{
"version": "https://jsonfeed.org/version/1.1",
"title": "Harbour Post",
"items": [{
"id": "https://example.org/council",
"url": "https://example.org/council",
"title": "Council to vote on budget",
"date_published": "2025-03-13T08:30:00+05:00",
"content_text": "The council met on Sunday. It will vote on the budget in April."
}]
}
"""
#: Examples of an article by media type.
ARTICLES = {
    "text/plain": PLAIN,
    "text/html": HTML,
    "application/xhtml+xml": HTML,
    "message/rfc822": MAIL,
    "text/csv": CSV,
    "application/rss+xml": RSS,
    "application/atom+xml": ATOM,
    "application/rdf+xml": RSS_1,
    "application/xml": RSS,
    "text/xml": RSS,
}
