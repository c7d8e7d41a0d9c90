"""A page as a reader copies it from a browser: a header, the headline twice, prose, quotations and lists of links."""

from __future__ import annotations

CLIPPED_PAGE = """\
19 C
Tarbay
Thursday, March 13, 2025

Harbour guild leaves league of ports as council looks for pilots

Harbour Guild Leaves League of Ports as Council Looks for Pilots

Odo Marsh, an adviser to the harbour guild, has praised its exit from the league of ports, writing that it “makes no \
sense for Tarbay to pay for the lighthouses of others.”

Despite the quarrel, the head of the league, Ilse van Tarn, repeated on Sunday that Tarbay remains a partner.

Marsh was answering a note that a sailor sent early Sunday, “Leave it now!”, to which he replied, “We really should.”

Head of the League Speaks of ‘Common Waters’ with Tarbay

His words come at a time when the league, which will mark its 76th anniversary in April, has doubts about its money.

Asked by reporters whether the league should look for other members, van Tarn answered with a “plain no.”

“Yes, we differ… but our waters are the same,” she said. “We will go on arguing, and we will find a way.”

She admitted that “the pattern of the last 20 to 30 years may not be the right one any more.”

She called the exit “a loud bell” and added that now is the time “to build and to hire.”

The league has already promised more dredging. At its meeting on Thursday, the members agreed to spend about 90 \
million crowns on deeper channels—a step that Tarbay had long asked for, van Tarn said.

“We are partners, but every partner has to pay,” she added.

In the coming weeks, she plans to call the first joint meeting of harbour masters, about pilots, tugs, tariffs and ice.

Latest news

- Advertisement -spot_img

Related news
"""
