"""The server and the visitors that tests ask for."""

import pytest
from playwright.sync_api import sync_playwright

import site_pages
from server import DEMONSTRATION_PASSWORD, MANAGER, Database, Server
from visitor import Visitor, launch


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def demonstration_database(tmp_path_factory):
    """The demonstration organization with its accounts, never served itself: tests copy it."""
    return Database.demonstration(tmp_path_factory.mktemp("demonstration") / "demo.sqlite")


@pytest.fixture(scope="session")
def demonstration(demonstration_database, tmp_path_factory):
    """The demonstration organization, for tests that only look."""
    with Server(demonstration_database.copy(tmp_path_factory.mktemp("looking") / "demo.sqlite")) as server:
        yield server


@pytest.fixture(scope="session")
def demonstration_site(demonstration, browser):
    """Every kind of page of the demonstration organization, as its manager and administrator reaches them."""
    visitor = Visitor(browser, demonstration)
    visitor.sign_in(MANAGER, DEMONSTRATION_PASSWORD)
    found = site_pages.crawl(visitor.context, "/o/demo")
    visitor.close()
    return found


@pytest.fixture
def own_demonstration(demonstration_database, tmp_path):
    """The demonstration organization, for a test that changes it."""
    with Server(demonstration_database.copy(tmp_path / "demo.sqlite")) as server:
        yield server


@pytest.fixture
def empty_server(tmp_path):
    """A server at its very first start."""
    with Server(Database(tmp_path / "annex.sqlite")) as server:
        yield server


@pytest.fixture
def visit(browser):
    """Opens browsers, and holds against the test what their consoles complained about."""
    visitors = []

    def open_visitor(server, **options):
        visitors.append(Visitor(browser, server, **options))
        return visitors[-1]

    yield open_visitor
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    for visitor in visitors:
        visitor.close()
    assert complaints == []


@pytest.fixture
def sign_in(visit):
    """Opens a browser and signs in to the demonstration organization."""

    def open_signed_in(server, email=MANAGER, **options):
        visitor = visit(server, **options)
        visitor.sign_in(email, DEMONSTRATION_PASSWORD)
        return visitor

    return open_signed_in
