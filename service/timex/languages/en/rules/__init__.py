"""The rules of English, one family a module. ``order`` lists the families, and their examples are in the corpus.

A rule says which words name a time, and what they mean by themselves. What looks the same and is not a time (a name,
a score, an address) is the business of ``refusals``; which day a meaning is, of ``service.timex.resolve``.
"""
