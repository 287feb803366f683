"""Every page in the pseudo-language, in which phrases stand in brackets and are a third longer: nothing was forgotten, and no
layout breaks when texts grow."""

import json
import pathlib

import pytest

import page_visits
import phrases
import site_pages
from server import DEMONSTRATION_PASSWORD, MANAGER, REPOSITORY, Server
from visitor import Visitor

# Written to be read, or sealed as they were issued: they speak the organization's language, not the reader's.
WRITTEN = ("document/CODE/read", "document/templates/TEMPLATE", "soa/version/N", "reports/")
# Names that are the same in every language, and the reason of the first commit, which is the organization's own.
NAMES = "Set up the organization | Chrome on Linux | SOC 2 CC7.4 | Annex UTC PDF XLSX DOCX CSV JSON HTML Markdown Word Excel ISMS SOC 2 CSF GDPR NIST Python urllib SHA 256"


def is_written(shape):
    return shape.startswith(WRITTEN)


@pytest.fixture(scope="session")
def known(demonstration_database, tmp_path_factory):
    """All that records and the catalogue hold: what may stand outside brackets."""
    database = demonstration_database.copy(tmp_path_factory.mktemp("known") / "demo.sqlite")
    kinds = [kind["name"] for kind in json.loads(database.run("list", "--json"))]
    texts = [NAMES]
    for kind in kinds:
        texts += phrases.strings_in(json.loads(database.run("list", kind, "--json", "--limit", "100000")))
    data = pathlib.Path(REPOSITORY) / "Sources/CatalogData/data"
    texts += [path.read_text() for path in sorted(data.rglob("*")) if path.suffix in {".md", ".csv", ".json"}]
    return phrases.corpus(texts)


@pytest.fixture(scope="session")
def pseudo_site(demonstration_database, tmp_path_factory, browser):
    """The demonstration organization in the pseudo-language, and every kind of page of it."""
    path = tmp_path_factory.mktemp("pseudo") / "demo.sqlite"
    with Server(demonstration_database.copy(path), "--pseudo-language") as server:
        visitor = Visitor(browser, server)
        visitor.sign_in_whatever_the_language(MANAGER, DEMONSTRATION_PASSWORD)
        yield visitor, site_pages.crawl(visitor.context, "/o/demo").pages
        visitor.close()


def test_every_phrase_is_told_from_data(pseudo_site, known):
    visitor, pages = pseudo_site
    assert site_pages.KNOWN <= set(pages)
    forgotten = {
        shape: found
        for shape, address in pages.items()
        if not is_written(shape) and (found := phrases.forgotten(visitor.context.request.get(address).text(), known))
    }
    assert forgotten == {}, "\n" + "\n".join(f"{shape}: {found}" for shape, found in forgotten.items())


def test_no_page_grows_wider_than_its_window_when_texts_grow(pseudo_site):
    visitor, pages = pseudo_site
    assert page_visits.too_wide(visitor, pages) == []


def test_what_is_forgotten_is_seen():
    page = '<p>⟦Šáýš 3 ⟦ríšks⟧·⟧ RISK-1</p><p title="Not said">Lost laptop</p><p>Forgotten words</p>'
    assert phrases.forgotten(page, phrases.corpus(["Lost laptop"])) == ["Not said", "Forgotten words"]
