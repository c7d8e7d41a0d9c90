"""Stories: which days of a collection matter most, and the sentences that describe them.

Everything here is pure: it works on the term vectors of articles, which ``service.store.term_vectors`` stores, and
needs no word of any language.
"""
