"""Turns news into dated timelines. See README.md for use, and each package's docstring for what lives there."""

__version__ = "0.2.0"
