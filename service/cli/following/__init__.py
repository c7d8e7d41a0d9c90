"""``timeline follow``: poll feeds and post their items.

It requests the addresses in its file and no others: it follows no redirect, and reads no article that an item links to.
"""
