import Phrases
import Frameworks
import ISMS
import RecordFormat
import Registers
import Reports

/// A small organization to derive documents from, on 1 June 2026.
///
/// RISK-1 (12) is mitigated, RISK-2 (9) accepted, RISK-3 (20) avoided, RISK-4 (8) transferred, RISK-5 (15) without a
/// treatment, RISK-6 not rated, RISK-7 closed. AST-2 inherits from AST-1, AST-3 is retired. A.5.1 is in, A.7.4 out,
/// A.8.34 undecided, and all others out.
struct SampleISMS {
    static let day = date("2026-06-01")

    private var items: [any Item] = []
    private var counts: [String: Int] = [:]

    var entries: [any Item] { items }
    var isms: ISMS { ISMS(items, at: Self.commit) }

    static let commit = ISMS.CommitPoint(
        sequence: 17, hash: String(repeating: "ab", count: 32), time: date("2026-05-30").firstInstant)

    /// Adds a record under the next code of its register.
    @discardableResult
    mutating func add<Value: Record>(_ value: Value, _ set: (inout Value) -> Void = { _ in }) -> Reference<Value> {
        var value = value
        set(&value)
        let number = counts[Value.kind.name, default: 0] + 1
        counts[Value.kind.name] = number
        let id = RecordID(
            high: UInt64(Kind.all.firstIndex(of: Value.kind) ?? 0) + 1, low: UInt64(number))
        let time = Self.commit.time ?? Instant(milliseconds: 0)
        let provenance = Provenance(version: 1, createdAt: time, updatedAt: time, sequence: 1)
        items.append(Entry(id: id, number: number, provenance: provenance, value: value))
        return Reference(id)
    }

    static let sample: SampleISMS = {
        var sample = SampleISMS()
        let people = ["Ana Beck", "Björn Åkesson", "Chidi Okafor"].map { name in sample.add(Person()) { $0.name = name }
        }
        sample.add(Organization()) {
            ($0.name, $0.legalName, $0.reportClassification) = ("Nimbus", "Nimbus Software BV", .strictlyConfidential)
        }
        sample.add(Scope()) { $0.statement = "Development and operation of the planning platform" }
        let assets = sample.addAssets(owner: people[2])
        let controls = sample.addControls(owner: people[0])
        sample.addObligations(owner: people[0], answeredBy: controls[0])
        sample.addRisks(owner: people[2], approver: people[1], striking: assets, treatedBy: controls)
        sample.addDecisions()
        return sample
    }()

    private mutating func addAssets(owner: Reference<Person>) -> [Reference<Asset>] {
        let server = Reference<Asset>(
            RecordID(high: UInt64(Kind.all.firstIndex(of: Asset.kind) ?? 0) + 1, low: 2))
        let data = add(Asset()) {
            ($0.name, $0.owner, $0.classification, $0.holdsPersonalData) = ("Customer data", owner, .confidential, true)
            ($0.confidentiality, $0.integrity, $0.availability, $0.dependsOn) = (5, 4, 3, [server])
        }
        add(Asset()) { ($0.name, $0.type, $0.owner, $0.availability) = ("Database server", .infrastructure, owner, 4) }
        add(Asset()) { ($0.name, $0.type, $0.status) = ("Old file server", .infrastructure, .retired) }
        return [data, server]
    }

    private mutating func addControls(owner: Reference<Person>) -> [Reference<Control>] {
        let rules = add(Control()) {
            ($0.name, $0.owner, $0.meets) = ("Rules in force", owner, ["A.5.1"])
            ($0.status, $0.implementedOn) = (.implemented, date("2025-11-30"))
        }
        let keys = add(Control()) {
            ($0.name, $0.owner, $0.status, $0.plannedFor) = ("Keys for all", owner, .planned, date("2026-09-30"))
        }
        add(Evidence()) {
            ($0.name, $0.controls, $0.collectedOn) = ("Signed rules", [rules], date("2026-01-31"))
        }
        add(Evidence()) {
            ($0.name, $0.controls, $0.collectedOn) = ("Signed rules of last year", [rules], date("2025-01-31"))
            $0.validUntil = date("2026-01-31")
        }
        return [rules, keys]
    }

    private mutating func addObligations(owner: Reference<Person>, answeredBy control: Reference<Control>) {
        add(Obligation()) {
            ($0.name, $0.citation, $0.owner) = ("General Data Protection Regulation", "Article 32", owner)
            ($0.controls, $0.referenceControls, $0.reviewBy) = ([control], [annex("A.5.34")], date("2027-01-31"))
        }
        add(Obligation()) {
            ($0.name, $0.source, $0.until) = ("Contract with the first customer", .contract, date("2026-05-31"))
        }
    }

    private mutating func addRisks(
        owner: Reference<Person>, approver: Reference<Person>, striking assets: [Reference<Asset>],
        treatedBy controls: [Reference<Control>]
    ) {
        let criteria = add(RiskCriteria.fiveByFive) {
            ($0.effectiveFrom, $0.approvedBy, $0.approvedOn) = (date("2026-01-01"), approver, date("2025-12-20"))
        }
        let insurer = add(InterestedParty()) { ($0.name, $0.category) = ("Insurer", .insurer) }
        func risk(_ name: String, _ current: Rating, _ treatment: Risk.Treatment?, set: (inout Risk) -> Void)
            -> Risk
        {
            var risk = Risk()
            (risk.name, risk.owner, risk.criteria, risk.assets) = (name, owner, criteria, [assets[0]])
            (risk.affects, risk.current, risk.treatment) = ([.confidentiality], current, treatment)
            set(&risk)
            return risk
        }
        let stolen = add(
            risk("Stolen account", Rating(likelihood: 3, confidentiality: 4), .mitigate) {
                ($0.controls, $0.treatmentReason) = (controls, "Keys cannot be phished.")
                $0.residual = Rating(likelihood: 1, confidentiality: 4)
                ($0.planApprovedBy, $0.planApprovedOn, $0.planApprovedLevel) = (owner, date("2026-02-15"), 4)
            })
        add(
            risk("Test account", Rating(likelihood: 3, confidentiality: 3), .accept) {
                ($0.acceptedBy, $0.acceptedOn, $0.acceptedLevel) = (owner, date("2026-02-16"), 9)
                ($0.acceptanceReason, $0.acceptedUntil) = ("Made-up data.", date("2026-12-31"))
            })
        let ending = add(TreatmentAction()) {
            ($0.name, $0.owner, $0.due, $0.status) = ("Switch it off", owner, date("2026-05-15"), .inProgress)
            $0.progress = 40
        }
        add(
            risk("Data on the old server", Rating(likelihood: 4, confidentiality: 5), .avoid) {
                ($0.avoidedBy, $0.planApprovedBy) = (ending, approver)
                $0.planApprovedOn = date("2026-02-17")
            })
        add(
            risk("Claims after a leak", Rating(likelihood: 2, confidentiality: 4), .transfer) {
                ($0.transferredTo, $0.transferRemainder) = (insurer, "The duty to customers.")
                $0.residual = Rating(likelihood: 2, confidentiality: 2)
            })
        add(risk("Leaked key", Rating(likelihood: 3, confidentiality: 5), nil) { _ in })
        add(risk("Something new", Rating(), nil) { $0.criteria = nil })
        add(
            risk("Gone", Rating(likelihood: 5, confidentiality: 5), nil) {
                ($0.status, $0.closingReason) = (.closed, "The product was sold.")
            })
        add(TreatmentAction()) {
            ($0.name, $0.owner, $0.risks) = ("Hand out keys", owner, [stolen])
            ($0.due, $0.status) = (date("2026-08-31"), .done)
        }
    }

    private mutating func addDecisions() {
        for id in ReferenceControlID.all where id != annex("A.8.34") {
            add(ApplicabilityDecision()) {
                $0.referenceControl = id
                $0.applicability = id == annex("A.5.1") ? .included : .excluded
                $0.justification = id == annex("A.5.1") ? "Everything rests on it." : "No \(id) here."
            }
        }
    }
}

func date(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("\(text) is no day") }
    return day
}

func annex(_ text: String) -> ReferenceControlID {
    guard let id = ReferenceControlID(text) else { preconditionFailure("\(text) is no Annex A control") }
    return id
}

extension ReportDocument {
    func table(_ name: String) -> ReportTable? { tables.first { $0.name.english == name } }

    /// A paragraph or callout that holds some words.
    func says(_ words: String) -> Bool {
        blocks.contains { block in
            switch block {
            case .paragraph(let paragraph): paragraph.text.plainText.english.contains(words)
            case .callout(let callout): (callout.title + ": " + callout.text.plainText).english.contains(words)
            default: false
            }
        }
    }

    func fact(_ name: String) -> String? { control.facts.first { $0.name.english == name }?.cell.words }

    var heatMaps: [HeatMap] { blocks.compactMap { if case .heatMap(let map) = $0 { map } else { nil } } }
}

extension ReportTable {
    /// What stands in a row and a column, as a reader sees it.
    func cell(_ code: String, _ column: String) -> String? {
        guard let place = columns.firstIndex(where: { $0.title.english == column }),
            let row = rows.first(where: { $0.cells.first?.words == code })
        else { return nil }
        return row.cells[place].words
    }

    /// The first column.
    var codes: [String] { rows.compactMap { $0.cells.first?.words } }
}

extension ReportCell {
    var words: String {
        switch self {
        case .empty: ""
        case .text(let text): text.plainText.english
        case .number(let number): number.text
        case .day(let day): day.description
        case .level(let level): level.figure.map { "\($0) \(level.name.english)" } ?? level.name.english
        case .status(let status): status.name.english
        case .code(let code): code
        case .codes(let codes): codes.joined(separator: " ")
        case .list(let items): items.map(\.plainText.english).joined(separator: " ")
        }
    }
}
