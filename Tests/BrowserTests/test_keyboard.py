"""What hands on a keyboard reach: the whole application."""


def focused(visitor):
    return visitor.page.evaluate("document.activeElement.innerText || document.activeElement.id")


def test_the_first_stop_leads_past_header_and_menu_to_the_content(demonstration, sign_in):
    visitor = sign_in(demonstration)
    visitor.go("/o/demo/risk")
    keys = visitor.page.keyboard
    keys.press("Tab")
    assert focused(visitor) == "Skip to content"
    assert visitor.page.get_by_role("link", name="Skip to content").is_visible()
    keys.press("Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "content"


def test_a_register_is_walked_ticked_and_opened_by_keys(demonstration, sign_in):
    visitor = sign_in(demonstration)
    visitor.go("/o/demo/risk")
    keys = visitor.page.keyboard
    keys.press("ArrowDown")
    assert focused(visitor) == "RISK-1"
    keys.press("j")
    keys.press("ArrowDown")
    keys.press("k")
    assert focused(visitor) == "RISK-2"
    keys.press("x")
    assert visitor.page.get_by_role("checkbox", name="Select RISK-2", exact=True).is_checked()
    assert visitor.page.get_by_role("button", name="Edit the selected").is_visible()
    keys.press("Enter")
    visitor.page.wait_for_url("**/risk/RISK-2")
    keys.press("e")
    visitor.page.wait_for_url("**/risk/RISK-2/edit")


def test_slash_searches_the_list_and_n_adds_to_it_but_not_while_one_types(demonstration, sign_in):
    visitor = sign_in(demonstration)
    visitor.go("/o/demo/risk")
    keys = visitor.page.keyboard
    keys.press("/")
    keys.type("never n")
    assert visitor.page.get_by_role("searchbox", name="Search risks").input_value() == "never n"
    assert visitor.page.url.split("?")[0].endswith("/risk")
    visitor.go("/o/demo/risk")
    keys.press("n")
    visitor.page.wait_for_url("**/risk/new")


def test_the_list_narrows_while_one_types_and_the_address_keeps_it(demonstration, sign_in):
    visitor = sign_in(demonstration)
    visitor.go("/o/demo/risk")
    visitor.page.get_by_role("searchbox", name="Search risks").press_sequentially("pager")
    visitor.page.wait_for_url("**q=pager**")
    rows = visitor.page.get_by_role("table").get_by_role("row").count()
    assert 1 < rows < 10
    visitor.page.reload()
    assert visitor.page.get_by_role("table").get_by_role("row").count() == rows


def test_ctrl_k_searches_everything_from_anywhere(demonstration, sign_in):
    visitor = sign_in(demonstration)
    visitor.go("/o/demo/history")
    keys = visitor.page.keyboard
    keys.press("Control+k")
    keys.type("penetration test")
    keys.press("Enter")
    visitor.page.wait_for_url("**/search?q=penetration**")
    visitor.sees("Report of the yearly penetration test")
    visitor.go("/o/demo/soa")
    keys.press("Control+k")
    keys.type("RISK-7")
    keys.press("Enter")
    visitor.page.wait_for_url("**/risk/RISK-7")  # a code leads to its record


def test_escape_closes_a_menu_and_gives_the_focus_back(demonstration, sign_in):
    visitor = sign_in(demonstration)
    visitor.go("/o/demo/risk")
    menu = visitor.page.get_by_text("Export", exact=True)
    menu.focus()
    visitor.page.keyboard.press("Enter")
    assert visitor.page.get_by_role("link", name="XLSX").is_visible()
    visitor.page.keyboard.press("Escape")
    assert not visitor.page.get_by_role("link", name="XLSX").is_visible()
    assert focused(visitor) == "Export"


def test_a_cell_is_edited_in_place_and_escape_leaves_it_as_it_was(own_demonstration, sign_in):
    visitor = sign_in(own_demonstration)
    visitor.go("/o/demo/control")
    row = visitor.page.get_by_role("row", name="CTL-20")
    before = row.inner_text()
    edit = row.get_by_role("link", name="Change status of CTL-20")
    edit.focus()
    visitor.page.keyboard.press("Enter")
    editor = row.get_by_role("combobox")
    editor.wait_for()
    assert editor.evaluate("element => element === document.activeElement"), "the editor does not have the focus"
    visitor.page.keyboard.press("Escape")
    editor.wait_for(state="detached")
    assert row.inner_text() == before

    row.get_by_role("link", name="Change status of CTL-20").press("Enter")
    row.get_by_role("combobox").select_option(label="partial")
    row.get_by_role("button", name="Save").press("Enter")
    row.get_by_role("combobox").wait_for(state="detached")
    assert "partial" in row.inner_text()
    visitor.page.reload()
    assert "partial" in visitor.page.get_by_role("row", name="CTL-20").inner_text()


def test_enter_on_a_link_follows_it_and_saves_nothing(demonstration, sign_in):
    visitor = sign_in(demonstration)
    visitor.go("/o/demo/risk/RISK-2/edit")
    visitor.fill({"Causes": "Never to be saved."})
    visitor.page.get_by_role("link", name="Cancel").press("Enter")
    visitor.page.wait_for_url("**/risk/RISK-2")
    visitor.sees_not("Never to be saved.")
