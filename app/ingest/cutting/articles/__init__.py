"""From labelled lines to articles: pieces read one by one, where articles begin, go on and end."""
