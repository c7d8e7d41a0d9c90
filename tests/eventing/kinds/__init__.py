"""A gold standard of the kinds of dated clauses, and its evaluation."""
