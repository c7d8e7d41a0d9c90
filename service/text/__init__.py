"""Text without any meaning: offsets, lines, sentences, words, search. The words of a language come as arguments."""
