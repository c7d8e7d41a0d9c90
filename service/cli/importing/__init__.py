"""``timeline import``: bulk import of articles from files into the database, without a running service.

``command`` parses the command line, ``run`` coordinates, ``files`` reads batches of lines, ``worker`` validates them
and finds their dates (in several processes), ``checkpoint`` records what is stored, ``progress`` reports it.
"""
