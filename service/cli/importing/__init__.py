"""``timeline import``: articles by the thousand from files into the database."""
