package import RecordFormat

extension RequirementID {
    /// A control of Annex A to ISO/IEC 27001:2022.
    package init(_ control: ReferenceControl.ID) { self = .iso27001(control.description) }

    /// The control of Annex A that it is; nil for a clause, and for a requirement of another framework.
    package var referenceControl: ReferenceControl.ID? {
        framework == .iso27001 ? Self.referenceControls[number] : nil
    }

    /// By number; looked up for each requirement that each control meets, so reading the number would be felt.
    private static let referenceControls = Dictionary(
        uniqueKeysWithValues: ReferenceControl.Theme.allCases.flatMap { theme in
            (1...theme.controlCount).compactMap { ReferenceControl.ID("A.\(theme.number).\($0)") }
        }.map { ($0.description, $0) })

    /// As a person reads it: "A.5.26", "clause 5.1", "SOC 2 CC7.4". `init(parsing:)` reads it again.
    package var written: String {
        guard framework != .iso27001 else { return referenceControl == nil ? "clause \(number)" : number }
        return "\(Catalog.bundled.frameworks[id: framework]?.shortTitle ?? framework.name) \(number)"
    }

    /// Reads a requirement as people write it: “5.1”, “Annex A 8.23”, “6.1.3 d)”, “CC7.4”, “SOC 2: CC7.4”, “GDPR 33”,
    /// “soc2-2017:CC7.4”.
    ///
    /// A number that could be a control's or a clause's is a control's. A bare number of another framework is read where
    /// it has a letter; articles are only numbers, and need the law's name.
    /// - Returns: nil where the text names no requirement that the catalogue has.
    package init?(parsing text: String) {
        let catalog = Catalog.bundled
        func known(_ framework: Framework, _ number: some StringProtocol) -> RequirementID? {
            let wanted = number.drop { " :,-".contains($0) }.uppercased()
            guard framework != .iso27001 else { return Self.standard(wanted) }
            for spelling in [wanted, wanted.filter { $0 != " " }] {
                let id = RequirementID(framework, spelling)
                if catalog.requirements[id: id] != nil { return id }
            }
            return nil
        }

        if text.contains(":"), let id = RequirementID(text), catalog.title(of: id) != nil {
            self = id
            return
        }
        let folded = text.lowercased()
        for framework in catalog.frameworks {
            for name in [framework.id.name, framework.title, framework.shortTitle, framework.shortTitle.withoutSpaces]
            where folded.hasPrefix(name.lowercased()) {
                guard let id = known(framework.id, text.dropFirst(name.count)) else { continue }
                self = id
                return
            }
        }
        if let own = Self.standard(text) {
            self = own
            return
        }
        guard text.contains(where: \.isLetter),
            let id = catalog.frameworks.lazy.compactMap({ known($0.id, text) }).first
        else { return nil }
        self = id
    }

    private static func standard(_ text: String) -> RequirementID? {
        if let control = ReferenceControl.ID(parsing: text) { return RequirementID(control) }
        guard let clause = Clause.ID(parsing: text), Catalog.bundled.clauses[id: clause] != nil else { return nil }
        return .iso27001(clause.description)
    }
}

extension String {
    fileprivate var withoutSpaces: String { filter { $0 != " " } }
}
