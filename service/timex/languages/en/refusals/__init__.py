"""Checks of what looks like an English expression of time and is not one; ``order`` says which run on which rules.

A check returns its reason in plain words, which readers of an explanation see, or None. ``suspects`` gives the reasons
for words that no rule takes.
"""
