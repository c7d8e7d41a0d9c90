"""Learns the weights of the model of kinds from dates that a reader has marked."""
