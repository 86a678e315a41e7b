"""The site and the API: routes, handlers, templates' context."""
