/// The styles of a Word document: the house's own colours and spacing, in a typeface that every office suite has a
/// match for.
enum WordStyles {
    static func text(space: String) -> String {
        let light = ReportStyle.Palette.light
        let (ink, muted, accent) = (light.ink.hexDigits, light.muted.hexDigits, light.accent.hexDigits)
        return "<w:styles \(space)>" + defaults(ink)
            + paragraph("Normal", "Normal", isDefault: true)
            + paragraph("BodyText", "Body Text", basedOn: "Normal", spacing: (80, 80))
            + paragraph("FirstParagraph", "First Paragraph", basedOn: "BodyText")
            + paragraph("Compact", "Compact", basedOn: "BodyText", spacing: (30, 30))
            + paragraph("Statement", "Statement", basedOn: "BodyText", spacing: (60, 60), extra: "<w:keepLines/>")
            + paragraph(
                "Title", "Title", basedOn: "Normal", next: "Subtitle", spacing: (480, 60),
                extra: "<w:keepNext/>", run: #"<w:b/><w:color w:val="\#(accent)"/><w:sz w:val="48"/>"#)
            + paragraph(
                "Subtitle", "Subtitle", basedOn: "Normal", next: "BodyText", spacing: (0, 240),
                run: #"<w:color w:val="\#(muted)"/><w:sz w:val="24"/>"#)
            + heading(1, size: 30, before: 400, ink) + heading(2, size: 24, before: 280, ink)
            + heading(3, size: 21, before: 200, ink)
            + paragraph(
                "Header", "header", basedOn: "Normal", extra: tabs,
                run: #"<w:color w:val="\#(muted)"/><w:sz w:val="16"/>"#)
            + paragraph(
                "Footer", "footer", basedOn: "Normal", extra: tabs,
                run: #"<w:color w:val="\#(muted)"/><w:sz w:val="16"/>"#)
            + #"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>"#
            + #"<w:style w:type="character" w:customStyle="1" w:styleId="Identifier"><w:name w:val="Identifier"/><w:rPr><w:b/><w:color w:val="\#(accent)"/></w:rPr></w:style>"#
            + table(light) + "</w:styles>"
    }

    private static let tabs = #"<w:tabs><w:tab w:val="right" w:pos="9412"/></w:tabs>"#

    private static func defaults(_ ink: String) -> String {
        #"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:color w:val="\#(ink)"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>"#
    }

    /// - Parameters:
    ///   - spacing: what stands above and below, in twentieths of a point.
    ///   - extra: further properties of the paragraph, which the schema wants before its spacing.
    ///   - run: properties of its letters.
    private static func paragraph(
        _ id: String, _ name: String, basedOn: String? = nil, next: String? = nil, isDefault: Bool = false,
        spacing: (before: Int, after: Int)? = nil, extra: String = "", outline: Int? = nil, run: String = ""
    ) -> String {
        let based = basedOn.map { #"<w:basedOn w:val="\#($0)"/>"# } ?? ""
        let following = next.map { #"<w:next w:val="\#($0)"/>"# } ?? ""
        let space = spacing.map { #"<w:spacing w:before="\#($0.before)" w:after="\#($0.after)"/>"# } ?? ""
        let level = outline.map { #"<w:outlineLvl w:val="\#($0)"/>"# } ?? ""
        let standard = isDefault ? #" w:default="1""# : ""
        return #"<w:style w:type="paragraph"\#(standard) w:styleId="\#(id)"><w:name w:val="\#(name)"/>"#
            + "\(based)\(following)<w:qFormat/><w:pPr>\(extra)\(space)\(level)</w:pPr><w:rPr>\(run)</w:rPr></w:style>"
    }

    private static func heading(_ level: Int, size: Int, before: Int, _ ink: String) -> String {
        paragraph(
            "Heading\(level)", "heading \(level)", basedOn: "Normal", next: "BodyText", spacing: (before, 80),
            extra: "<w:keepNext/><w:keepLines/>", outline: level - 1,
            run: #"<w:b/><w:color w:val="\#(ink)"/><w:sz w:val="\#(size)"/>"#)
    }

    private static func table(_ palette: ReportStyle.Palette) -> String {
        let (hairline, rule) = (palette.hairline.hexDigits, palette.rule.hexDigits)
        return
            #"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>"#
            + #"<w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/><w:rPr><w:sz w:val="19"/></w:rPr><w:tblPr><w:tblBorders>"#
            + #"<w:bottom w:val="single" w:sz="4" w:color="\#(hairline)"/><w:insideH w:val="single" w:sz="4" w:color="\#(hairline)"/></w:tblBorders>"#
            + #"<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr><w:trPr><w:cantSplit/></w:trPr>"#
            + #"<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:color="\#(rule)"/></w:tcBorders><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>"#
    }
}
