"use strict";
// What makes the pages quicker to use by hand. Everything here is an addition: each page works without it.

(() => {
    document.documentElement.classList.add("scripted");

    const isTyping = (element) =>
        element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));

    // One key leads to what carries it: Ctrl-K to the search, / to a list's own, n to a new record, e to editing.
    document.addEventListener("keydown", (event) => {
        if (event.key === "k" && (event.ctrlKey || event.metaKey)) {
            const search = document.querySelector('[data-shortcut="k"]');
            if (search) {
                event.preventDefault();
                search.focus();
                search.select();
            }
            return;
        }
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            const button = document.querySelector('[data-shortcut="Enter"]');
            if (button) {
                event.preventDefault();
                button.click();
            }
            return;
        }
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === "Escape") return escape(event);
        if (isTyping(event.target)) return;
        // k and Enter are shortcuts with Ctrl only: alone they walk through tables and follow links.
        const isAlone = event.key !== "k" && event.key !== "Enter";
        const wanted = isAlone && document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
        if (wanted) {
            event.preventDefault();
            if (wanted.matches("input")) wanted.focus();
            else wanted.click();
            return;
        }
        if (["ArrowDown", "ArrowUp", "j", "k", "Enter", "x"].includes(event.key)) moveInTable(event);
    });

    // Escape closes what is open: a menu, suggestions, an editor in a cell.
    const escape = (event) => {
        const editor = event.target.closest?.("[data-in-place]");
        if (editor) return editor.querySelector("[data-cancel]")?.click();
        document.querySelectorAll("details.menu[open]").forEach((menu) => {
            menu.open = false;
            menu.querySelector("summary")?.focus();
        });
        document.querySelectorAll(".suggest ul").forEach((list) => list.remove());
    };

    // Rows are walked with the arrow keys or j and k, opened with Enter and ticked with x.
    const moveInTable = (event) => {
        const table = document.querySelector('table[data-keyboard="rows"]');
        if (!table) return;
        // Headings of groups are rows too, and none to stand on.
        const rows = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.dataset.href);
        const here = rows.findIndex((row) => row.classList.contains("current"));
        if (event.key === "Enter") {
            if (here >= 0 && !event.target.closest("a, button, summary")) location.href = rows[here].dataset.href;
            return;
        }
        if (event.key === "x") {
            const box = rows[here]?.querySelector('input[type="checkbox"]');
            if (box) box.click();
            return;
        }
        if (!table.contains(event.target) && event.target !== document.body) return;
        event.preventDefault();
        const step = event.key === "ArrowDown" || event.key === "j" ? 1 : -1;
        const next = Math.min(Math.max(here + step, 0), rows.length - 1);
        rows[here]?.classList.remove("current");
        rows[next]?.classList.add("current");
        (rows[next]?.querySelector("td.code a, td a") ?? rows[next])?.focus({ preventScroll: true });
        rows[next]?.scrollIntoView({ block: "nearest" });
    };

    document.addEventListener("click", (event) => {
        // A menu closes when something else is clicked.
        document.querySelectorAll("details.menu[open]").forEach((menu) => {
            if (!menu.contains(event.target)) menu.open = false;
        });
        const choice = event.target.closest(".suggest li button");
        if (choice) take(choice);
    });

    document.addEventListener("change", (event) => {
        const element = event.target;
        if (element.matches("[data-submit-on-change]") && element.value) element.form.requestSubmit();
        if (element.matches("[data-select-all]")) {
            element.closest("table").querySelectorAll('tbody td.select input').forEach((box) => {
                box.checked = element.checked;
            });
        }
        if (element.closest("td.select, th.select")) showBulkBar(element.closest("form"));
        // Whoever fills in a field for many records means to set it.
        const row = element.closest("[data-tick-on-change]");
        if (row && element.name !== "set") row.querySelector('input[name="set"]').checked = true;
    });

    const showBulkBar = (form) => {
        const bar = form?.querySelector(".bulk-bar");
        if (bar) bar.classList.toggle("shown", form.querySelector("td.select input:checked") !== null);
    };

    // Suggestions for a field that refers to other records.
    let waiting;
    document.addEventListener("input", (event) => {
        const field = event.target.closest?.(".suggest");
        if (!field) return;
        clearTimeout(waiting);
        waiting = setTimeout(() => suggest(field, event.target), 150);
    });

    const lastPart = (field, text) => (field.dataset.list === "yes" ? text.split(/[,;]/).pop() : text).trim();

    const suggest = async (field, input) => {
        const wanted = lastPart(field, input.value);
        field.querySelector("ul")?.remove();
        if (wanted.length < 1 || !field.dataset.suggest) return;
        const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(wanted)}`, { headers: { "HX-Request": "true" } });
        if (!answer.ok || lastPart(field, input.value) !== wanted) return;
        const parsed = new DOMParser().parseFromString(`<ul>${await answer.text()}</ul>`, "text/html");
        const list = parsed.querySelector("ul");
        if (!list || list.children.length === 0) return;
        field.append(document.adoptNode(list));
    };

    const take = (choice) => {
        const field = choice.closest(".suggest");
        const input = field.querySelector("input");
        if (field.dataset.list === "yes") {
            const parts = input.value.split(/[,;]/).map((part) => part.trim()).filter(Boolean);
            parts.pop();
            input.value = [...parts, choice.dataset.code].join(", ");
        } else {
            input.value = choice.dataset.code;
        }
        choice.closest("ul").remove();
        input.focus();
    };

    // Arrow keys walk through suggestions.
    document.addEventListener("keydown", (event) => {
        const field = event.target.closest?.(".suggest");
        if (!field || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
        const buttons = [...field.querySelectorAll("li button")];
        if (buttons.length === 0) return;
        event.preventDefault();
        const here = buttons.indexOf(document.activeElement);
        const next = here + (event.key === "ArrowDown" ? 1 : -1);
        (buttons[next] ?? field.querySelector("input")).focus();
    });

    // A stage's ratings taken over from the stage before.
    document.addEventListener("click", (event) => {
        const button = event.target.closest("[data-copy-from]");
        if (!button) return;
        const { copyFrom, copyTo } = button.dataset;
        let last;
        button.form.querySelectorAll(`input[type="radio"][name^="${CSS.escape(copyFrom)}."]:checked`).forEach((chosen) => {
            const name = chosen.name.replace(copyFrom, copyTo);
            last = [...button.form.querySelectorAll(`input[name="${CSS.escape(name)}"]`)].find((twin) => twin.value === chosen.value);
            if (last) last.checked = true;
        });
        last?.dispatchEvent(new Event("change", { bubbles: true }));
    });

    const prepare = (root) => {
        document.querySelectorAll("[data-copy-from][hidden]").forEach((button) => { button.hidden = false; });
        root.querySelectorAll?.("[data-focus]").forEach((element) => element.focus());
    };

    // A narrow window folds the menu up; a window that becomes wide has no button to open it again.
    const menu = document.querySelector(".side-menu");
    const isNarrow = matchMedia("(max-width: 60rem)");
    const foldMenu = () => { if (menu) menu.open = !isNarrow.matches; };
    isNarrow.addEventListener("change", foldMenu);

    // The statement's table: i decides that the current row's control is in, o that it is out, e opens its editor.
    document.addEventListener("keydown", (event) => {
        if (!["i", "o", "e"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
        const row = document.querySelector('table[data-decide="yes"] tr.current') ?? event.target.closest?.('table[data-decide="yes"] tr[data-href]');
        if (!row) return;
        const choice = row.querySelector("select[data-decision]");
        if (!choice) return;
        event.preventDefault();
        if (event.key === "e") return row.querySelector("[data-edit]")?.click();
        const wanted = event.key === "i" ? "included" : "excluded";
        if (choice.value === wanted) return;
        choice.value = wanted;
        choice.dispatchEvent(new Event("change", { bubbles: true }));
    });

    // The row one stands on stays the current one when it is exchanged, and keeps the focus.
    document.addEventListener("htmx:beforeSwap", (event) => {
        const row = event.detail.target;
        if (row.matches?.("table[data-decide] tr.current")) row.closest("table").dataset.current = row.id;
    });
    document.addEventListener("htmx:afterSettle", () => {
        const table = document.querySelector("table[data-decide][data-current]");
        if (!table) return;
        const row = document.getElementById(table.dataset.current);
        delete table.dataset.current;
        if (!row) return;
        row.classList.add("current");
        if (!document.activeElement || document.activeElement === document.body) row.querySelector("td.code a")?.focus({ preventScroll: true });
    });

    // What was refused is still shown: htmx by itself drops answers that are errors.
    document.addEventListener("htmx:beforeSwap", (event) => {
        const status = event.detail.xhr.status;
        if (status >= 400 && status !== 401) {
            event.detail.shouldSwap = true;
            event.detail.isError = false;
            event.detail.target = document.querySelector("#problem") ?? problemPlace();
            event.detail.swapOverride = "innerHTML";
        }
    });
    const problemPlace = () => {
        const place = document.createElement("div");
        place.id = "problem";
        document.querySelector("#content")?.prepend(place);
        return place;
    };

    // An editor that appears in a table takes the focus.
    document.addEventListener("htmx:afterSettle", (event) => {
        prepare(event.detail.elt);
        const editor = document.querySelector("td.editing :is(input:not([type=hidden]), select, textarea)");
        if (editor && !document.querySelector("td.editing").contains(document.activeElement)) editor.focus();
    });

    prepare(document);
    foldMenu();
})();
