/// Reads an XLSX workbook (ISO/IEC 29500, transitional or strict): package, workbook, shared texts, styles, worksheets.
enum XLSXReader {
    static func read(
        _ bytes: [UInt8], includingHidden: Bool, meter: TabularMeter
    ) throws(TabularError) -> (sheets: [TabularSheet], hiddenSheets: [String]) {
        try bytes.withUnsafeBufferPointer { buffer throws(TabularError) in
            let archive = try ZipArchive(in: buffer, meter: meter)
            return try read(archive, includingHidden: includingHidden, meter: meter)
        }
    }

    private static func read(
        _ archive: borrowing ZipArchive, includingHidden: Bool, meter: TabularMeter
    ) throws(TabularError) -> (sheets: [TabularSheet], hiddenSheets: [String]) {
        let workbookPart = try workbookPart(of: archive, meter: meter)
        let workbook = XLSXWorkbook(limits: meter.limits)
        try XMLReader.read(workbookPart, of: archive, meter: meter, handler: workbook)
        let relationships = XLSXRelationships(source: workbookPart, limits: meter.limits)
        let relationshipsPart = XLSXRelationships.part(for: workbookPart)
        try XMLReader.read(relationshipsPart, of: archive, meter: meter, handler: relationships)

        let styles = XLSXStyles(limits: meter.limits)
        if let part = relationships.first(ofType: "styles") {
            try XMLReader.read(part, of: archive, meter: meter, handler: styles)
        }
        let texts = XLSXSharedStrings(meter: meter)
        if let part = relationships.first(ofType: "sharedStrings") {
            try XMLReader.read(part, of: archive, meter: meter, handler: texts)
        }

        var sheets: [TabularSheet] = []
        var hiddenSheets: [String] = []
        for sheet in workbook.sheets {
            guard let relationship = relationships.byIdentifier[sheet.relationship] else {
                throw TabularError(.missingPart, at: TabularPlace(sheet: sheet.name))
            }
            // Charts and dialogs have sheets of their own, without cells.
            guard relationship.type == "worksheet" else { continue }
            guard !sheet.isHidden || includingHidden else {
                hiddenSheets.append(sheet.name)
                continue
            }
            let worksheet = XLSXWorksheet(
                name: sheet.name, isHidden: sheet.isHidden, texts: texts.texts, styles: styles, epoch: workbook.epoch,
                meter: meter)
            try XMLReader.read(relationship.part, of: archive, meter: meter, handler: worksheet)
            sheets.append(worksheet.sheet)
        }
        return (sheets, hiddenSheets)
    }

    /// The part that the package names as its document; a package of another kind is told apart by its parts.
    private static func workbookPart(
        of archive: borrowing ZipArchive, meter: TabularMeter
    ) throws(TabularError) -> String {
        let kinds: [(part: String, format: ForeignFormat)] = [
            ("xl/workbook.bin", .binaryWorkbook), ("word/document.xml", .wordDocument),
            ("ppt/presentation.xml", .presentation), ("content.xml", .openDocument),
        ]
        for kind in kinds where archive.contains(kind.part) { throw TabularError(.foreign(kind.format)) }
        let packagePart = XLSXRelationships.part(for: "")
        guard archive.contains(packagePart) else { throw TabularError(.foreign(.archive)) }
        let package = XLSXRelationships(source: "", limits: meter.limits)
        try XMLReader.read(packagePart, of: archive, meter: meter, handler: package)
        guard let part = package.first(ofType: "officeDocument"), archive.contains(part) else {
            throw TabularError(.foreign(.archive))
        }
        return part
    }
}
