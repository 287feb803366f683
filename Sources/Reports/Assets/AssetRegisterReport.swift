import Frameworks
import ISMS
import Phrases
import Registers

extension ReportSource {
    /// The asset register with values own and inherited (ISO/IEC 27001:2022, A.5.9).
    func assetRegister() -> ReportDocument {
        let assets = isms[Asset.self].entries.filter { $0.status != .retired }
        let retired = isms[Asset.self].entries.filter { $0.status == .retired }
        let dependencies = AssetDependencies(of: isms)
        var riskCounts: [Reference<Asset>: Int] = [:]
        for risk in isms[Risk.self] where risk.status == .open {
            for asset in risk.assets { riskCounts[asset, default: 0] += 1 }
        }
        let personal = assets.count(where: \.holdsPersonalData)
        return ReportDocument(
            title: ReportKind.assetRegister.title, organization: organizationName, control: control(.assetRegister),
            mainTable: "Asset register"
        ) {
            Heading("Overview")
            Paragraph(
                "\(strong: "\(assets.count) assets") are in use or planned, \(assets.count { $0.type.isPrimary }) of them information and processes; \(personal) hold personal data. Values run from 1 (no harm worth naming) to 5 (the organization's existence at stake); a value in brackets is inherited from what depends on the asset."
            )
            Heading("Register")
            ReportTable(
                "Asset register", of: assets.sorted { ($0.type.rank, $0.number) < ($1.type.rank, $1.number) },
                code: \.code,
                group: { $0.type.label.capitalizedFirst }, groupTitle: "Type",
                emptyNote: "No assets have been recorded.",
                columns: [
                    ColumnOf("Asset", .code) { .code($0.code) },
                    ColumnOf("Name", .text, width: 24) { .data($0.title) },
                    ColumnOf("Description", .text, width: 34) { .data($0.description) },
                    ColumnOf("Owner", .text, width: 15) { .person(isms[$0.owner]) },
                    ColumnOf("Classification", .text, width: 13) {
                        .plain($0.classification?.label.capitalizedFirst)
                    },
                    ColumnOf("C", .text, width: 5) { value($0, .confidentiality, dependencies) },
                    ColumnOf("I", .text, width: 5) { value($0, .integrity, dependencies) },
                    ColumnOf("A", .text, width: 5) { value($0, .availability, dependencies) },
                    ColumnOf("Personal data", .text, width: 8) { .plain($0.holdsPersonalData ? "yes" : "no") },
                    ColumnOf("Depends on", .list, width: 12) { .codes(isms[$0.dependsOn].map(\.code)) },
                    ColumnOf("Location", .text, width: 14) { .data(isms[$0.location]?.title) },
                    ColumnOf("Risks", .number, width: 6) { .count(riskCounts[$0.reference] ?? 0) },
                ])
            if !retired.isEmpty {
                Heading("Retired assets")
                ReportTable(
                    "Retired assets", of: retired, code: \.code,
                    columns: [
                        ColumnOf("Asset", .code) { .code($0.code) },
                        ColumnOf("Name", .text, width: 40) { .data($0.title) },
                        ColumnOf("Owner", .text, width: 20) { .person(isms[$0.owner]) },
                    ])
            }
        }
    }

    private func value(_ asset: Entry<Asset>, _ property: SecurityProperty, _ dependencies: AssetDependencies)
        -> ReportCell
    {
        guard let value = dependencies.value(of: asset.id, property) else { return .empty }
        return value.source == asset.id ? .data(String(value.value)) : .data("(\(value.value))")
    }
}

extension Asset.AssetType {
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
