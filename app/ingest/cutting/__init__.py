"""How a page's lines become articles: ``lines`` → ``pictures``, ``tears`` → ``articles`` → ``titles``, pure functions.

``lines`` tells what each line is; ``pictures`` and ``tears`` lift out what is set into a text, after which lines are
labelled anew; ``articles`` joins them into pieces and reads where articles begin, go on and end; ``titles`` deals the
title lines that are left to the articles and tells what each of them is.
"""
