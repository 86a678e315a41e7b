"""``python -m tests.damage OUT --seed N --pages K``: write damaged pages with their annotation, K of each profile."""

import argparse
from pathlib import Path

from tests.damage.corpus import SPLITS, read_papers
from tests.damage.page import make_page
from tests.damage.profiles import PROFILES


def main() -> None:
    """Write the pages and say how many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder for NAME.PROFILE.txt and .json")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=int, default=3, help="pages of each profile")
    parser.add_argument("--profile", choices=list(PROFILES), help="this kind of damage only")
    parser.add_argument("--split", choices=SPLITS, default="open", help="half of the corpus")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    papers = read_papers(arguments.split)
    profiles = [arguments.profile] if arguments.profile else list(PROFILES)
    for kind, profile in enumerate(profiles):
        for number in range(arguments.pages):  # each kind begins with another paper, so that all of them come in
            page = make_page(papers[(kind + number) % len(papers)], profile, arguments.seed + number)
            page.write(arguments.out)
    print(f"{len(profiles) * arguments.pages} pages in {arguments.out}")


if __name__ == "__main__":
    main()
