extension ReportStyle {
    /// A browser's window of any width, light or dark, and what it prints.
    static let screen = """
        :root { color-scheme: light dark; \(Palette.light.declarations) }
        @media (prefers-color-scheme: dark) { :root { \(Palette.dark.declarations) } }
        body { font-size: 15px; padding: 0 clamp(16px, 4vw, 64px) 64px; }
        .cover, .contents, .sheet > :not(.table):not(.heat-map):not(.coverage) { max-width: 46rem; }
        .cover, .contents, main, .provenance { margin-left: auto; margin-right: auto; width: 100%; max-width: 78rem; }
        .cover { padding: 56px 0 32px; max-width: 78rem; }
        .organization { color: var(--muted); font-weight: 500; }
        h1 { font-size: clamp(28px, 5vw, 40px); font-weight: 600; line-height: 1.12; letter-spacing: -0.022em;
          margin-top: 8px; }
        .subtitle { font-size: 18px; color: var(--muted); margin-top: 8px; }
        .control, .facts { margin-top: 24px; border-top: 1px solid var(--rule); }
        .control { max-width: 52rem; }
        .control dt { width: 22%; }
        .control dt, .control dd, .facts dt, .facts dd { padding: 7px 0; }
        .control dt, .facts dt { padding-right: 16px; }
        .contents { max-width: 78rem; padding: 16px 0; }
        .contents-title { font-weight: 600; }
        .contents ol { list-style: none; }
        .contents li { padding: 3px 0; }
        .contents .level-2 { padding-left: 1.6em; }
        .contents .level-3 { padding-left: 3.2em; }
        .contents .number { display: inline-block; min-width: 1.6em; margin-right: 0.5em; color: var(--muted);
          font-variant-numeric: tabular-nums; }
        h2 { font-size: 24px; margin-top: 56px; padding-top: 8px; }
        h3 { font-size: 18px; margin-top: 36px; }
        h4 { font-size: 15px; margin-top: 28px; }
        .sheet > p, .sheet > ul, .sheet > ol, .sheet > dl { margin-top: 12px; }
        .numbers li { margin-top: 4px; }
        .statements dt, .statements dd { padding: 6px 0; }
        .statements dt { width: 5.6em; padding-right: 14px; }
        .statements > div:target { background: var(--wash); }
        .table { margin-top: 24px; overflow-x: auto; font-size: 13.5px; line-height: 1.45; }
        .table .grid { min-width: 44rem; }
        .table.few .grid { min-width: 0; }
        .table.wide .grid { min-width: 68rem; }
        .grid th, .grid td { padding: 9px 14px 9px 0; }
        .grid th.number, .grid td.number { padding-right: 24px; }
        .grid thead th { background: var(--paper); color: var(--ink); }
        .grid tr.group th { padding-top: 24px; font-size: 14.5px; }
        .grid tr:target td { background: var(--wash); }
        .caption, figcaption { font-size: 15px; margin-bottom: 8px; }
        @media (min-width: 1180px) {
          .table { overflow: visible; }
          .grid thead th { position: sticky; top: 0; }
        }
        .callout { margin-top: 20px; padding: 14px 18px; }
        .heat-map, .coverage { margin-top: 28px; overflow-x: auto; max-width: 60rem; }
        .heat-map table { min-width: 40rem; font-size: 13px; }
        .heat-map .axis.vertical { width: 40px; }
        .heat-map .axis.vertical span { writing-mode: vertical-rl; transform: rotate(180deg); }
        .heat-map tbody .step { width: 118px; padding-right: 10px; }
        .heat-map tfoot .step { padding-top: 6px; }
        .heat-map .place { height: 72px; padding: 6px; }
        .heat-map .place .count { font-size: 22px; }
        .heat-map .place .codes, .heat-map .place .band-name { font-size: 11px; }
        .legend { margin-top: 14px; font-size: 13px; }
        .coverage th { width: 30%; padding: 10px 16px 10px 0; }
        .coverage .bar { padding: 10px 0; }
        .coverage .bar svg { height: 12px; border-radius: 2px; }
        .coverage .shares { width: 8.5rem; padding-left: 16px; }
        .coverage .percent { margin-right: 10px; }
        .provenance { color: var(--muted); font-size: 13px; margin-top: 64px; padding-top: 14px;
          border-top: 1px solid var(--hairline); }
        @media (max-width: 560px) {
          .control, .control > div, .control dt, .control dd { display: block; width: auto; }
          .control dt { border: 0; padding: 9px 0 0; font-size: 13px; }
          .control dd { padding: 0 0 9px; }
          .coverage th { width: 36%; }
          .coverage .of { display: none; }
          .coverage .shares { width: 4rem; }
        }
        @media print {
          @page { size: A4; margin: 18mm; }
          :root { color-scheme: light; \(Palette.light.declarations) }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          body { font-size: 9.5pt; padding: 0; }
          .table { font-size: 7.5pt; overflow: visible; }
          .table .grid, .table.wide .grid, .heat-map table { min-width: 0; }
          .grid thead th { position: static; }
          .grid tr, .callout, .heat-map, .coverage { break-inside: avoid; }
          h2, h3, h4, .caption, figcaption, tr.group { break-after: avoid; }
        }

        """
}
