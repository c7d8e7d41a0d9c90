"""Generated tables of words, one file a language, from CLDR (by babel) and dateparser's locales.

``generate`` writes them; nobody edits them. THIRD_PARTY.md has their licences.
"""
