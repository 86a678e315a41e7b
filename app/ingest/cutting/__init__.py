"""How a page's lines become articles: layout → labels → pieces → bodies → titles, each a pure function."""
