import Frameworks
import ISMS
import RecordFormat
import RecordStore
import Operations
import Registers

/// An organization of any size, the same for the same size and mix, linked as a real register is.
struct SampleISMS {
    /// What the records are, in turns.
    struct Mix: Sendable {
        enum Part: Sendable { case person, obligation, asset, control, action, evidence, risk }

        let parts: [Part]

        /// Of ten records three are risks, two assets, two controls, one an action, one evidence and one a person or an
        /// obligation.
        static let even: Mix = {
            let rest: [Part] = [.asset, .asset, .control, .control, .action, .evidence, .risk, .risk, .risk]
            return Mix(parts: [.person] + rest + [.obligation] + rest)
        }()

        /// Two risks and two controls for each asset, as the application's targets are worded.
        static let registers: Mix = {
            let first: [Part] = [.person, .asset, .control, .control, .risk, .risk, .action, .evidence, .obligation]
            let second: [Part] = [.control, .asset, .risk, .control, .risk, .evidence, .control, .action, .risk]
            let third: [Part] = [.control, .asset, .risk, .control, .risk, .asset, .control, .action, .risk]
            return Mix(parts: first + second + first + third)
        }()

        /// How many records hold that many risks.
        func count(risks: Int) -> Int {
            let each = parts.count { $0 == .risk }
            return (risks * parts.count + each - 1) / each
        }
    }

    /// A random sequence that is the same in every run (SplitMix64).
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private var generator = Generator(state: 27_001)
    private var people: [Reference<Person>] = []
    private var assets: [Reference<Asset>] = []
    private var controls: [Reference<Control>] = []
    private var risks: [Reference<Risk>] = []
    private var criteria: Reference<RiskCriteria>?

    static let day = Day(number: 20_700)

    /// Fills a workspace with records, a thousand a commit.
    static func fill(_ workspace: Workspace, count: Int, mix: Mix = .even) async throws {
        var sample = SampleISMS()
        var made = 0
        while made < count {
            var draft = try await workspace.draft()
            if made == 0 { sample.begin(in: &draft) }
            let batch = min(1000, count - made)
            for number in made..<(made + batch) {
                sample.add(mix.parts[number % mix.parts.count], number, to: &draft)
            }
            _ = try await workspace.commit(draft, by: author(at: made))
            if made == 0, let criteria = sample.criteria, let approver = sample.people.first {
                let approval = RecordApproval(
                    criteria.id, givenBy: approver, on: Day(number: 20_000), in: "the benchmark")
                try await workspace.perform(approval, as: .commandLine("bench"))
            }
            made += batch
        }
    }

    static func author(at number: Int) -> CommitAuthor {
        CommitAuthor(
            principal: "bench", time: Instant(milliseconds: 1_750_000_000_000 + number), reason: "Fill the registers",
            source: "bench")
    }

    private mutating func begin(in draft: inout Draft) {
        var organization = Organization()
        organization.name = "Sample"
        draft.create(organization)
        var person = Person()
        person.name = "Person 0"
        people.append(draft.create(person))
        var criteria = RiskCriteria.fiveByFive
        criteria.effectiveFrom = Day(number: 20_000)
        self.criteria = draft.create(criteria)
        for id in ReferenceControlID.all {
            var decision = ApplicabilityDecision()
            decision.referenceControl = id
            decision.justification = "Needed for what we do."
            draft.create(decision)
        }
    }

    private mutating func add(_ part: Mix.Part, _ number: Int, to draft: inout Draft) {
        switch part {
        case .person: people.append(draft.create(person(number)))
        case .obligation: draft.create(obligation(number))
        case .asset: assets.append(draft.create(asset(number)))
        case .control: controls.append(draft.create(control(number)))
        case .action: draft.create(action(number))
        case .evidence: draft.create(evidence(number))
        case .risk: risks.append(draft.create(risk(number)))
        }
    }

    private func person(_ number: Int) -> Person {
        var person = Person()
        person.name = "Person \(number)"
        person.email = "person\(number)@sample.example"
        return person
    }

    private mutating func obligation(_ number: Int) -> Obligation {
        var obligation = Obligation()
        obligation.name = "Obligation \(number)"
        obligation.owner = pick(people)
        obligation.controls = [pick(controls)].compactMap(\.self)
        return obligation
    }

    private mutating func asset(_ number: Int) -> Asset {
        var asset = Asset()
        asset.name = "Asset \(number)"
        asset.description = "Holds what the service needs to run and what customers trust us with, number \(number)."
        asset.owner = pick(people)
        asset.classification = .confidential
        asset.confidentiality = Int.random(in: 1...5, using: &generator)
        asset.integrity = Int.random(in: 1...5, using: &generator)
        asset.availability = Int.random(in: 1...5, using: &generator)
        if let other = pick(assets) { asset.dependsOn = [other] }
        return asset
    }

    private mutating func control(_ number: Int) -> Control {
        var control = Control()
        control.name = "Control \(number)"
        control.description =
            "What is done, by whom, how often and with which tool, told in a sentence or two for control \(number)."
        control.owner = pick(people)
        control.meets = [RequirementID(ReferenceControlID.all[number % 93])]
        control.status = [.implemented, .implemented, .partial, .planned][number % 4]
        control.plannedFor = Self.day.adding(days: 90)
        return control
    }

    private mutating func action(_ number: Int) -> TreatmentAction {
        var action = TreatmentAction()
        action.name = "Action \(number)"
        action.owner = pick(people)
        action.risks = [pick(risks)].compactMap(\.self)
        action.due = Self.day.adding(days: number % 200)
        action.status = .inProgress
        return action
    }

    private mutating func evidence(_ number: Int) -> Evidence {
        var evidence = Evidence()
        evidence.name = "Evidence \(number)"
        evidence.controls = [pick(controls)].compactMap(\.self)
        evidence.link = "https://evidence.sample.example/\(number)"
        evidence.collectedOn = Self.day.adding(days: -(number % 300))
        evidence.validUntil = Self.day.adding(days: number % 300)
        return evidence
    }

    /// About 900 bytes of JSON, as a risk in use has.
    mutating func risk(_ number: Int) -> Risk {
        var risk = Risk()
        risk.name = "Something happens to asset \(number) that nobody wanted and few expected"
        risk.description =
            "What one must know to judge it: where it lies, who relies on it, what was seen before, in the case of \(number)."
        risk.assets = [pick(assets)].compactMap(\.self)
        risk.causes = "Somebody makes a mistake, or somebody means harm, and nothing stops them in time."
        risk.consequences = "Customers cannot work for some hours; a few leave; an authority must be told."
        risk.affects = [.confidentiality, .availability]
        risk.owner = pick(people)
        risk.criteria = criteria
        risk.inherent = rating(3...5)
        risk.current = rating(2...4)
        risk.residual = rating(1...2)
        risk.ratingReason = "Two near misses in the last year and the figures of the monitoring."
        risk.ratedOn = Self.day
        risk.treatment = .mitigate
        risk.controls = [pick(controls), pick(controls)].compactMap(\.self)
        if risk.controls.count == 2, risk.controls[0] == risk.controls[1] { risk.controls.removeLast() }
        return risk
    }

    private mutating func rating(_ range: ClosedRange<Int>) -> Rating {
        Rating(
            likelihood: Int.random(in: range, using: &generator),
            confidentiality: Int.random(in: range, using: &generator),
            availability: Int.random(in: range, using: &generator))
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element? { elements.randomElement(using: &generator) }
}
