/// The fixed parts of the style sheets. They name no file and no address: a document needs nothing but itself.
///
/// The typeface is Inter (Debian: fonts-inter): made for figures and small sizes, with digits of one width. Where it is
/// missing, what follows in the list serves.
enum ReportStyle {
    /// A set of colours: what text, lines and grounds are made of, and one accent.
    struct Palette {
        let ink: ReportColor
        let muted: ReportColor
        let hairline: ReportColor
        let rule: ReportColor
        let accent: ReportColor
        let paper: ReportColor
        let wash: ReportColor

        static let light = Palette(
            ink: ReportColor(0x16191D), muted: ReportColor(0x5D6873), hairline: ReportColor(0xD9DEE3),
            rule: ReportColor(0x16191D), accent: ReportColor(0x1D4F78), paper: .white, wash: ReportColor(0xF4F6F8))
        static let dark = Palette(
            ink: ReportColor(0xE6E9EC), muted: ReportColor(0x98A3AD), hairline: ReportColor(0x2F363D),
            rule: ReportColor(0x98A3AD), accent: ReportColor(0x8BBBE3), paper: ReportColor(0x14171A),
            wash: ReportColor(0x1C2024))

        private var colors: [(name: String, color: ReportColor)] {
            [
                ("ink", ink), ("muted", muted), ("hairline", hairline), ("rule", rule), ("accent", accent),
                ("paper", paper), ("wash", wash),
            ]
        }

        /// The colours as custom properties.
        var declarations: String { colors.map { "--\($0.name): \($0.color);" }.joined(separator: " ") }

        /// A style sheet with the colours put in their places: WeasyPrint 57 does not know `var()` in shorthands.
        func filled(into css: String) -> String {
            colors.reduce(css) { $0.replacing("var(--\($1.name))", with: $1.color.description) }
        }
    }

    /// What screen and paper have in common.
    static let shared = """
        *, *::before, *::after { box-sizing: border-box; }
        body { margin: 0; color: var(--ink); background: var(--paper);
          font-family: Inter, "Source Sans 3", "Open Sans", "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif;
          font-feature-settings: "cv05" 1; line-height: 1.5; }
        h1, h2, h3, h4, p, dl, dd, figure, ol, ul { margin: 0; padding: 0; font-weight: inherit; }
        a { color: var(--accent); text-decoration: none; }
        a.code { color: inherit; }
        strong { font-weight: 600; }
        .code { white-space: nowrap; font-variant-numeric: tabular-nums; }
        h2, h3, h4 { font-weight: 600; line-height: 1.25; letter-spacing: -0.012em; }
        h2 .number, h3 .number, h4 .number { color: var(--accent); font-weight: 500; margin-right: 0.7em;
          font-variant-numeric: tabular-nums; }
        .sheet > p, .sheet > ul, .sheet > ol, .statements dd, .callout p { white-space: pre-line; }
        ul.bullets { padding-left: 1.1em; }
        ol.numbers { padding-left: 1.7em; font-variant-numeric: tabular-nums; }
        .statements { display: table; width: 100%; border-collapse: collapse; }
        .statements > div { display: table-row; }
        .statements dt, .statements dd { display: table-cell; vertical-align: baseline; }
        .statements dt { color: var(--accent); font-weight: 500; white-space: nowrap;
          font-variant-numeric: tabular-nums; }
        .facts > div, .control > div { display: table-row; }
        .facts, .control { display: table; width: 100%; border-collapse: collapse; }
        .facts dt, .facts dd, .control dt, .control dd { display: table-cell; vertical-align: baseline;
          border-bottom: 0.5pt solid var(--hairline); }
        .facts dt, .control dt { color: var(--muted); width: 28%; }
        .control dd, .facts dd { overflow-wrap: anywhere; white-space: pre-line; }
        table { border-collapse: collapse; width: 100%; }
        .grid { table-layout: fixed; }
        .grid th, .grid td { text-align: left; vertical-align: top; overflow-wrap: anywhere; }
        .grid td { border-bottom: 0.5pt solid var(--hairline); white-space: pre-line; }
        .grid thead th { font-weight: 600; vertical-align: bottom; border-bottom: 1pt solid var(--rule);
          overflow-wrap: normal; hyphens: auto; hyphenate-limit-chars: 9 4 4; }
        .grid tr.group th { font-weight: 600; color: var(--accent); border-bottom: 0.5pt solid var(--hairline); }
        .grid tr.group .count { color: var(--muted); font-weight: 400; margin-left: 0.7em; }
        .grid .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .grid .day { font-variant-numeric: tabular-nums; white-space: nowrap; }
        .grid td.codes { font-weight: 500; }
        .grid td ul, .facts dd ul { list-style: none; padding: 0; }
        .grid td li + li { margin-top: 0.3em; }
        .caption, figcaption { font-weight: 600; }
        .empty { color: var(--muted); }
        .band { display: inline-block; padding: 0.08em 0.6em; border-radius: 0.3em; font-weight: 500;
          font-variant-numeric: tabular-nums; white-space: nowrap; }
        .band .figure { margin-right: 0.5em; font-weight: 600; }
        .status { display: inline-block; position: relative; padding-left: 1.2em; overflow-wrap: normal; }
        .status::before { content: ""; position: absolute; left: 0; top: 0.42em; width: 0.66em; height: 0.66em;
          border-radius: 50%; }
        .status.tone-caution::before { border-radius: 0.05em; transform: rotate(45deg) scale(0.85); }
        .status.tone-critical::before { border-radius: 0.05em; }
        .status.tone-neutral::before { border: 0.11em solid; }
        .callout { border-left: 2.5pt solid; background: var(--wash); }
        .callout-title { font-weight: 600; }
        .heat-map table { table-layout: fixed; border-collapse: separate; border-spacing: 2px; }
        .heat-map th { font-weight: 400; }
        .heat-map .axis { color: var(--muted); text-align: center; font-weight: 500; }
        .heat-map .step { color: var(--muted); }
        .heat-map .step .rating { color: var(--ink); font-weight: 600; margin-right: 0.45em;
          font-variant-numeric: tabular-nums; }
        .heat-map tfoot .step { text-align: center; vertical-align: top; }
        .heat-map tbody .step { text-align: right; }
        .heat-map .place { text-align: center; vertical-align: middle; border-radius: 3px; }
        .heat-map .place a { color: inherit; }
        .heat-map .place .count { display: block; font-weight: 600; line-height: 1.1; }
        .heat-map .place .codes { display: block; line-height: 1.35; }
        .heat-map .place .band-name { display: block; }
        .legend { color: var(--muted); }
        .legend .key { display: inline-block; margin-right: 1.6em; }
        .legend .swatch { display: inline-block; width: 0.8em; height: 0.8em; border-radius: 0.2em;
          margin-right: 0.5em; vertical-align: -0.05em; }
        .legend .count { margin-left: 0.45em; color: var(--ink); font-weight: 600; }
        .coverage th { text-align: left; font-weight: 400; }
        .coverage th, .coverage td { vertical-align: middle; border-bottom: 0.5pt solid var(--hairline); }
        .coverage .bar svg { display: block; width: 100%; }
        .coverage .shares { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .coverage .percent { font-weight: 600; }
        .coverage .of { display: inline-block; color: var(--muted); }

        """
}
