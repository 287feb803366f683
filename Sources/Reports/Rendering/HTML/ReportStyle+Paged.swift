extension ReportStyle {
    /// A4 sheets: a cover, contents with page numbers, running margins, and wide tables on their side.
    ///
    /// What the margins repeat is read from attributes of the cover, so that no text from outside enters the CSS.
    static var paged: String {
        """
        @page { size: A4; margin: 28mm 22mm 26mm 22mm;
          @top-left { content: string(organization); text-align: left; vertical-align: bottom; padding-bottom: 9mm;
            width: 50%; font: 500 7.5pt Inter, "DejaVu Sans", sans-serif; color: var(--muted); }
          @top-right { content: string(title); text-align: right; vertical-align: bottom; padding-bottom: 9mm;
            width: 50%; font: 7.5pt Inter, "DejaVu Sans", sans-serif; color: var(--muted); }
          @bottom-left { content: string(version); text-align: left; vertical-align: top; padding-top: 8mm;
            width: 40%; font: 7.5pt Inter, "DejaVu Sans", sans-serif; color: var(--muted); }
          @bottom-center { content: string(classification); text-align: center; vertical-align: top;
            padding-top: 8mm; width: 20%; font: 500 7.5pt Inter, "DejaVu Sans", sans-serif; color: var(--muted); }
          @bottom-right { content: \(pageNumber); text-align: right;
            vertical-align: top; padding-top: 8mm; width: 40%; font: 7.5pt Inter, "DejaVu Sans", sans-serif;
            font-variant-numeric: tabular-nums; color: var(--muted); }
        }
        @page upright { size: A4; }
        @page wide { size: A4 landscape; margin: 26mm 18mm 22mm 18mm; }
        @page cover { margin: 28mm 22mm 22mm 22mm;
          @top-left { content: none; } @top-right { content: none; } @bottom-left { content: none; }
          @bottom-center { content: none; } @bottom-right { content: none; } }
        html { font-size: 9.5pt; }
        .cover { page: cover; break-after: page; string-set: organization attr(data-organization), title attr(data-title),
          version attr(data-version), classification attr(data-classification); }
        .cover .organization { font-size: 11pt; font-weight: 600; }
        .cover .title { margin-top: 58mm; padding-top: 7mm; border-top: 2.5pt solid var(--accent);
          min-height: 62mm; }
        h1 { font-size: 31pt; font-weight: 600; line-height: 1.1; letter-spacing: -0.025em; max-width: 150mm;
          bookmark-level: none; }
        .subtitle { font-size: 13pt; color: var(--muted); margin-top: 4mm; line-height: 1.35; max-width: 140mm; }
        .control { border-top: 0.5pt solid var(--rule); font-size: 9pt; }
        .facts { border-top: 0.5pt solid var(--hairline); margin-top: 4mm; }
        .control dt { width: 23%; }
        .control dt, .control dd { padding: 1.5mm 0; }
        .facts dt, .facts dd { padding: 1.3mm 0; }
        .facts > div { break-inside: avoid; }
        .contents { break-after: page; }
        .contents-title { font-size: 17pt; font-weight: 600; letter-spacing: -0.02em; margin-bottom: 8mm; }
        .contents ol { display: table; width: 100%; list-style: none; }
        .contents li { display: table-row-group; }
        .contents a { display: table-row; color: var(--ink); }
        .contents a span, .contents a::after { display: table-cell; padding: 1.5mm 0;
          border-bottom: 0.5pt solid var(--hairline); }
        .contents a::after { content: target-counter(attr(href), page); text-align: right; width: 12mm;
          font-variant-numeric: tabular-nums; color: var(--muted); }
        .contents .number { width: 13mm; color: var(--muted); font-variant-numeric: tabular-nums; }
        .contents .level-1 .name { font-weight: 500; }
        .contents .level-2 .name { padding-left: 5mm; }
        .contents .level-3 .name { padding-left: 10mm; }
        .sheet { page: upright; }
        .sheet.wide { page: wide; }
        h2 { font-size: 17pt; margin-top: 13mm; letter-spacing: -0.02em; }
        h3 { font-size: 12pt; margin-top: 9mm; }
        h4 { font-size: 10pt; margin-top: 6mm; }
        .sheet > h2:first-child, .sheet > h3:first-child, .sheet > h4:first-child { margin-top: 0; }
        .sheet.wide > h2 { break-before: page; margin-top: 0; }
        h2, h3, h4, .lead, .caption, figcaption { break-after: avoid; break-inside: avoid; }
        .sheet > p, .sheet > ul, .sheet > ol { margin-top: 3mm; max-width: 150mm; orphans: 3; widows: 3; }
        .bullets li, .numbers li { margin-top: 1mm; }
        .statements { margin-top: 2.5mm; }
        .statements > div { break-inside: avoid; }
        .statements dt, .statements dd { padding: 1mm 0; }
        .statements dt { width: 17mm; }
        .table { margin-top: 6mm; font-size: 7.6pt; line-height: 1.42; }
        .table.few { font-size: 8.6pt; margin-top: 4mm; }
        .grid th, .grid td { padding: 1.6mm 3.2mm 1.6mm 0; }
        .grid th:last-child, .grid td:last-child { padding-right: 0; }
        .grid .number { padding-right: 6mm; }
        .table.few thead th { font-size: 8.2pt; }
        .grid thead th { font-size: 7.2pt; padding-bottom: 1.4mm; line-height: 1.25; }
        .grid tr { break-inside: avoid; }
        .grid tbody tr:first-child { break-after: avoid; }
        .grid tbody tr:last-child:not(:first-child) { break-before: avoid; }
        .grid tr.group th { padding-top: 5mm; font-size: 8.6pt; break-after: avoid; }
        .grid tr.group { break-after: avoid; }
        .grid thead { display: table-header-group; }
        .caption, figcaption { font-size: 9.5pt; margin-bottom: 2mm; }
        .callout { margin-top: 6mm; padding: 3.5mm 5mm; break-inside: avoid; max-width: 166mm; }
        .heat-map, .coverage { margin-top: 8mm; break-inside: avoid; max-width: 180mm; }
        .heat-map figcaption, .coverage figcaption { margin-bottom: 4mm; }
        .heat-map table { font-size: 7.4pt; line-height: 1.3; border-spacing: 0.7mm; }
        .heat-map .axis.vertical { width: 7mm; vertical-align: middle; padding: 0; }
        .heat-map .axis.vertical span { display: block; width: 40mm; margin-left: -17mm; transform: rotate(-90deg); }
        .heat-map .axis { padding-top: 1.5mm; }
        .heat-map tbody .step { width: 24mm; padding-right: 2.5mm; vertical-align: middle; }
        .heat-map tfoot .step { padding-top: 1.5mm; }
        .heat-map .place { height: 18mm; padding: 1mm; }
        .heat-map .place .count { font-size: 13pt; }
        .heat-map .place .band-name { font-size: 6.2pt; }
        .heat-map .place .codes { font-size: 6.4pt; margin-top: 0.4mm; }
        .legend { margin-top: 4mm; font-size: 7.6pt; }
        .coverage table { font-size: 8.4pt; }
        .coverage th { width: 30%; padding: 2mm 4mm 2mm 0; }
        .coverage .bar { padding: 2mm 0; }
        .coverage .bar svg { height: 3mm; }
        .coverage .shares { width: 32mm; padding-left: 4mm; }
        .coverage .percent { margin-right: 2mm; }
        .coverage .of { width: 17mm; }
        .provenance { break-before: avoid; margin-top: 6mm; color: var(--muted); font-size: 7.6pt; }

        """
    }

    /// The page's number and how many pages there are, as a value of CSS.
    private static var pageNumber: String {
        let words = PageNumbers.words
        let after = words.after.isEmpty ? "" : " \"\(words.after)\""
        return "\"\(words.before)\" counter(page) \"\(words.between)\" counter(pages)\(after)"
    }
}
