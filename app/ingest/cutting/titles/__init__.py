"""Title lines: which of them are one title, whose they are, and what each is: kicker, headline, deck, label."""
