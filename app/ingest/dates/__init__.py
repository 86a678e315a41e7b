"""When: the days that articles print, the year that a page seldom does, and the clues that tell it."""
