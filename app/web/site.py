"""What every handler works with: the settings, the rows, the index and the templates."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from app.database import Database
from app.search.engine import Engine
from app.settings import Settings


@dataclass(frozen=True, slots=True)
class Site:
    """The open archive behind the site."""

    settings: Settings
    database: Database
    engine: Engine
    templates: Environment

    def base_url(self, request: Request) -> str:
        """The public address of the site, without a slash at its end."""
        return (self.settings.base_url or str(request.base_url)).rstrip("/")

    def page(self, request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
        """A template as a response; the template also gets the site's name and the request's own address."""
        shared = {
            "newspaper": self.settings.newspaper,
            "base_url": self.base_url(request),
            "here": request.url.path,
            "here_query": request.url.query,
        }
        return HTMLResponse(self.templates.get_template(template).render(shared | context), status)


def get_site(request: Request) -> Site:
    """The site that the application was made with."""
    site: Site = request.app.state.site
    return site


SiteDep = Annotated[Site, Depends(get_site)]
