"""Learning direction from articles whose dates say it by themselves."""
