"""Takes a picture of every kind of page of the demonstration organization: light, dark and on a phone."""

import argparse
import pathlib
import re
import shutil
import tempfile

from playwright.sync_api import sync_playwright

import site_pages
from server import DEMONSTRATION_PASSWORD, MANAGER, REPOSITORY, Database, Server
from visitor import DESKTOP, PHONE, Visitor, launch

LOOKS = {
    "light": {"viewport": DESKTOP, "scheme": "light"},
    "dark": {"viewport": DESKTOP, "scheme": "dark"},
    "phone": {"viewport": PHONE, "scheme": "light"},
}
VISITORS_PAGES = {"sign-in": "/sign-in"}


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=pathlib.Path, default=REPOSITORY / "out/screenshots", help="the folder")
    options.add_argument("--only", default="", help="a regular expression of the pages' names, such as ^soa")
    options.add_argument("--look", choices=LOOKS, action="append", help="one look, or more by repeating it; all")
    options.add_argument("--window", action="store_true", help="what a window shows, instead of the whole page")
    chosen = options.parse_args()

    with tempfile.TemporaryDirectory(prefix="annex-screenshots-") as folder, sync_playwright() as playwright:
        browser = launch(playwright)
        with Server(Database.demonstration(pathlib.Path(folder) / "demo.sqlite")) as server:
            guide = Visitor(browser, server)
            guide.sign_in(MANAGER, DEMONSTRATION_PASSWORD)
            site = site_pages.crawl(guide.context, "/o/demo")
            state = guide.context.storage_state()
            wanted = {
                name: address
                for name, address in (VISITORS_PAGES | site.pages).items()
                if re.search(chosen.only, name)
            }
            for look in chosen.look or LOOKS:
                target = chosen.out / look
                if not chosen.only:
                    shutil.rmtree(target, ignore_errors=True)
                target.mkdir(parents=True, exist_ok=True)
                visitor = Visitor(browser, server, **LOOKS[look])
                stranger = Visitor(browser, server, **LOOKS[look])
                visitor.context.add_cookies(state["cookies"])
                for name, address in wanted.items():
                    viewer = stranger if name in VISITORS_PAGES else visitor
                    viewer.go(address)
                    path = target / f"{name.replace('/', '_')}.png"
                    viewer.page.screenshot(path=path, full_page=not chosen.window)
                visitor.close()
                stranger.close()
        browser.close()
    print(f"{len(wanted)} pages, {len(chosen.look or LOOKS)} looks each, lie in {chosen.out}")


if __name__ == "__main__":
    main()
