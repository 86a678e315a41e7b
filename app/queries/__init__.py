"""Every read of the web and the API, one module a page of the site."""
