"""Importing a file that is wrong: everything is said at once, and nothing is written."""

import json

FAULTY = """Name,Type,Owner,Confidentiality,Reviewed on
Good asset,information,Amara Okonkwo,3,2026-01-15
Wrong kind,spaceship,Amara Okonkwo,3,2026-01-15
Too valuable,information,Amara Okonkwo,9,2026-01-15
Nobody's,information,Zaphod Beeblebrox,3,2026-01-15
Which day,information,Amara Okonkwo,3,03/04/2026
"""


def head(database):
    return json.loads(database.run("log", "--json", "--limit", "1"))[0]["sequence"]


def import_file(visitor, content):
    visitor.go("/o/demo/asset/import")
    file = {"name": "assets.csv", "mimeType": "text/csv", "buffer": content.encode()}
    visitor.page.get_by_label("File", exact=True).set_input_files(file)
    visitor.press("Go on to the columns")


def test_each_wrong_cell_is_shown_with_its_row_column_and_value_and_nothing_is_written(own_demonstration, sign_in):
    manager = sign_in(own_demonstration)
    before = head(own_demonstration.database)
    import_file(manager, FAULTY)
    manager.press_refused("Preview")
    manager.sees("4 cells or rows cannot be taken", "Nothing was imported")
    rows = [row.get_by_role("cell").all_inner_texts() for row in manager.page.get_by_role("row").all()]
    found = {(cells[0], cells[1].split(" ", 1)[1], cells[2]) for cells in rows if len(cells) == 4}
    assert found == {
        ("3", "Type", "spaceship"), ("4", "Confidentiality", "9"), ("5", "Owner", "Zaphod Beeblebrox"),
        ("6", "Reviewed on", "03/04/2026"),
    }  # fmt: skip
    assert manager.page.get_by_role("button", name="Import").count() == 0
    assert manager.accessibility_violations() == []
    assert head(own_demonstration.database) == before


def test_the_same_file_twice_changes_nothing(own_demonstration, sign_in):
    manager = sign_in(own_demonstration)
    import_file(manager, FAULTY.split("Wrong kind")[0])
    manager.press("Preview")
    manager.press("Import: add 1")
    manager.sees("imported in one commit")
    after = head(own_demonstration.database)
    import_file(manager, FAULTY.split("Wrong kind")[0])
    manager.press("Preview")
    assert manager.page.get_by_role("button", name="Import").count() == 0
    assert head(own_demonstration.database) == after


def test_a_file_that_is_none_is_refused_in_words(own_demonstration, sign_in):
    manager = sign_in(own_demonstration)
    manager.go("/o/demo/asset/import")
    file = {"name": "assets.xlsx", "mimeType": "application/zip", "buffer": b"PK\\x03\\x04 and then nothing"}
    manager.page.get_by_label("File", exact=True).set_input_files(file)
    manager.press_refused("Go on to the columns")
    assert manager.page.get_by_role("alert").inner_text().strip()
