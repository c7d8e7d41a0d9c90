"""The shared grammar: what dates look like in all languages, with any order of their parts."""
