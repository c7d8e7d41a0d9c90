"""Past or future: which way from the anchor the words around an expression point."""
