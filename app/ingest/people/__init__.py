"""Who: names of persons, the credits and leads that print them."""
