import Frameworks
import HTML
import ISMS
import Phrases
import RecordFormat
import Operations
import Registers
import Serving

/// The risk workshop: finding, rating and accepting risks.
struct RiskAssessmentHandlers: Sendable {
    let visit: PageVisit

    func riskWorkshop() async throws -> WebResponse {
        try visit.reads(Risk.kind)
        let workshop = RiskWorkshop(
            RiskWorkshopQuery(visit.request.query), evaluations: visit.derived.evaluations, in: visit.isms,
            on: visit.derived.day)
        let page = RiskWorkshopPage(chrome: try await visit.chrome(), workshop: workshop, isms: visit.isms)
        return visit.request.wantsPart ? .part(page.part) : .page(page.page)
    }

    private func risk(_ code: String) throws -> Entry<Risk> {
        guard let risk = try visit.item(Risk.kind, code) as? Entry<Risk> else { throw WebError.notFound }
        return risk
    }

    // MARK: Rating

    func rateForm(_ code: String) async throws -> WebResponse {
        let risk = try risk(code)
        guard visit.links.asOf == nil, visit.principal.may(.change, risk, in: visit.isms) else {
            throw WorkspaceError.mayNotRate(risk.name)
        }
        guard let criteria = ratingCriteria(of: risk) else { return try await noCriteria(risk) }
        guard visit.request.wantsPart else {
            return try await ratingPage(risk, criteria, RatingForm(risk, under: criteria, in: visit.isms))
        }
        // A choice was made: its level, and where another property is affected its questions.
        let page = ratingPageModel(
            risk, criteria, RatingForm(sent: visit.request.query), chrome: try await visit.chrome())
        guard visit.request.query["part"] == "stages" else { return .part(page.levels(isAside: false)) }
        return .part(
            Markup {
                page.stageFields
                page.levels(isAside: true)
            })
    }

    /// The criteria in force; where none are, those the risk already names.
    private func ratingCriteria(of risk: Entry<Risk>) -> Entry<RiskCriteria>? {
        visit.isms.ratingCriteria(of: risk, on: visit.today)
    }

    private func ratingPageModel(
        _ risk: Entry<Risk>, _ criteria: Entry<RiskCriteria>, _ form: RatingForm, chrome: Chrome, version: Int? = nil
    ) -> RatingPage {
        RatingPage(
            chrome: chrome, risk: risk, criteria: criteria,
            isInForce: visit.isms.riskCriteria(on: visit.today)?.id == criteria.id, form: form,
            version: version ?? risk.provenance.version, isms: visit.isms, day: visit.today,
            waitingCount: visit.derived.evaluations.count { waits($0, in: visit.isms) && $0.risk.id != risk.id })
    }

    private func ratingPage(
        _ risk: Entry<Risk>, _ criteria: Entry<RiskCriteria>, _ form: RatingForm, version: Int? = nil,
        status: WebStatus = .ok
    ) async throws -> WebResponse {
        let page = ratingPageModel(risk, criteria, form, chrome: try await visit.chrome(), version: version)
        return .page(page.page, status: status.http)
    }

    /// Whether a risk waits for the viewer to rate it.
    private func waits(_ evaluation: RiskEvaluation, in isms: ISMS) -> Bool {
        !evaluation.isRated && visit.principal.may(.change, evaluation.risk, in: isms)
    }

    private func noCriteria(_ risk: Entry<Risk>) async throws -> WebResponse {
        let drafts = visit.isms[RiskCriteria.self].entries
        let page = try await visit.chrome().page(title: "Rate \(risk.code)", clause: "6.1.2", lead: .data(risk.title)) {
            div(.class("empty")) {
                h2 { "No risk criteria in force" }
                p {
                    "Risks are rated by criteria that management has approved and whose day has come. "
                    drafts.isEmpty
                        ? "Choose a ready-made set and make its words yours."
                        : "A set is recorded; it waits to be approved by somebody with the role approver, or for its day."
                }
                p(.class("actions")) {
                    if let draft = drafts.last {
                        a(.class("button primary"), .href(visit.links.record(draft))) { "Open \(draft.code)" }
                    } else if visit.principal.reach(of: .create, on: RiskCriteria.kind) != .none {
                        a(
                            .class("button primary"),
                            .href(visit.links(.newRecord(RiskCriteria.kind), [("template", "5x5")]))
                        ) {
                            "Begin with five by five"
                        }
                        a(.class("button"), .href(visit.links(.newRecord(RiskCriteria.kind), [("template", "4x4")]))) {
                            "Begin with four by four"
                        }
                    }
                    a(.class("button plain"), .href(visit.links(.guidedStart))) { "Guided start" }
                }
            }
        }
        return .page(page)
    }

    func saveRating(_ code: String) async throws -> WebResponse {
        let sent = try await visit.checkedForm()
        let risk = try risk(code)
        guard visit.principal.may(.change, risk, in: visit.isms) else {
            throw WorkspaceError.mayNotRate(risk.name)
        }
        guard let criteria = ratingCriteria(of: risk) else { return try await noCriteria(risk) }
        var form = RatingForm(sent: sent)
        let version = Int(sent["version"] ?? "") ?? 0
        // Without a script: the questions for what was ticked.
        if sent["then"] == "ask" { return try await ratingPage(risk, criteria, form, version: version) }
        guard version == risk.provenance.version else {
            form.generalProblems.append(
                "\(risk.code) was changed while you were rating it. Your choices stand below; look at what changed, and save again."
            )
            return try await ratingPage(risk, criteria, form, status: .conflict)
        }
        if let operation = form.operation(rating: risk, seen: version, in: visit.isms) {
            do throws(WorkspaceError) {
                let committed = try await visit.perform(operation, reason: "Rate \(risk.code)")
                return ratingDone(risk, committed, goesOn: sent["then"] == "next")
            } catch {
                switch error {
                case .invalid(let records):
                    for record in records { for problem in record.problems { form.note(problem) } }
                case .refused, .conflict: form.generalProblems.append(error.phrase.capitalizedFirst)
                default: throw error
                }
            }
        }
        return try await ratingPage(risk, criteria, form, version: version, status: .unprocessable)
    }

    /// On to the next risk that waits, the one after this first, or back to the risk.
    private func ratingDone(_ risk: Entry<Risk>, _ committed: Workspace.Committed, goesOn: Bool) -> WebResponse {
        let notice: DoneNotice = committed.isEmpty ? .unchanged : .rated
        if goesOn {
            let waiting = committed.isms.riskEvaluations(on: visit.today).filter { waits($0, in: committed.isms) }
            if let next = waiting.first(where: { $0.risk.number > risk.number }) ?? waiting.first {
                return visit.done(notice, .rateRisk(code: next.risk.code), code: risk.code)
            }
            return visit.done(notice, .riskWorkshop, code: risk.code)
        }
        return visit.done(notice, .record(Risk.kind, code: risk.code), code: risk.code)
    }

    // MARK: Accepting

    /// The owner of a risk, who alone may accept it.
    private func accepter(of risk: Entry<Risk>) throws -> RecordID {
        guard let owner = risk.owner else {
            throw WorkspaceError.riskWithoutOwner(risk.name, "accept")
        }
        guard let person = visit.principal.person, person == owner.id else {
            throw WorkspaceError.notRiskOwner(visit.isms[owner]?.title ?? "its owner", risk.name, "accept")
        }
        return person
    }

    func acceptForm(_ code: String) async throws -> WebResponse {
        let risk = try risk(code)
        guard visit.links.asOf == nil else { throw WebError.pastDay }
        _ = try accepter(of: risk)
        return try await acceptancePage(risk, Acceptance(of: risk.value, on: visit.today), status: .ok)
    }

    private func acceptancePage(
        _ risk: Entry<Risk>, _ acceptance: Acceptance, problems: [Phrase] = [], status: WebStatus
    ) async throws -> WebResponse {
        let page = AcceptancePage(
            chrome: try await visit.chrome(), risk: risk,
            evaluation: RiskEvaluation(of: risk, in: visit.isms, on: visit.today),
            acceptance: acceptance,
            level: AcceptRisk.level(
                of: risk.value,
                choosingTreatment: AcceptRisk.choosesTreatment(of: risk, visit.principal, in: visit.isms),
                in: visit.isms),
            version: risk.provenance.version, isms: visit.isms, day: visit.today, problems: problems)
        return .page(page.page, status: status.http)
    }

    func saveAcceptance(_ code: String) async throws -> WebResponse {
        let sent = try await visit.checkedForm()
        let risk = try risk(code)
        _ = try accepter(of: risk)
        var acceptance = Acceptance(reason: sent["acceptanceReason"] ?? "", until: sent["acceptedUntil"] ?? "")
        guard Int(sent["version"] ?? "") == risk.provenance.version else {
            return try await acceptancePage(
                risk, acceptance,
                problems: [
                    "\(risk.code) was changed in the meantime. Look at its levels as they are now, then decide."
                ],
                status: .conflict)
        }
        let seen = risk.provenance.version
        if sent["decision"] == "withdraw" {
            try await visit.perform(
                WithdrawAcceptance(risk.reference, seen: seen), reason: "Take back the acceptance of \(code)")
            return visit.done(.saved, .record(Risk.kind, code: code), code: code)
        }
        // Whoever accepts must have seen the level that is accepted.
        guard let level = Int(sent["level"] ?? ""),
            let operation = acceptance.operation(accepting: risk, seen: seen, level: level, on: visit.today)
        else { return try await acceptancePage(risk, acceptance, status: .unprocessable) }
        do throws(WorkspaceError) {
            try await visit.perform(operation, reason: "Accept \(code) at level \(level)")
        } catch {
            switch error {
            case .invalid(let records):
                for record in records { for problem in record.problems { acceptance.note(problem) } }
                return try await acceptancePage(risk, acceptance, status: .unprocessable)
            case .conflict:
                return try await acceptancePage(
                    risk, acceptance, problems: ["The level is another now, not the one you saw."], status: .conflict)
            default: throw error
            }
        }
        return visit.done(.accepted, .record(Risk.kind, code: code), code: code)
    }

    // MARK: Proposals

    func proposals(_ code: String) async throws -> WebResponse {
        let asset = try proposingAsset(code)
        guard visit.links.asOf == nil else { return .seeOther(visit.links.route(.record(Asset.kind, code: code))) }
        return try await proposalsPage(asset, owner: nil, ticked: [], problem: nil, status: .ok)
    }

    private func proposingAsset(_ code: String) throws -> Entry<Asset> {
        guard let asset = try visit.item(Asset.kind, code) as? Entry<Asset> else { throw WebError.notFound }
        guard visit.principal.reach(of: .create, on: Risk.kind) != .none else {
            throw WorkspaceError.mayNotAdd(Risk.kind)
        }
        return asset
    }

    private var addsOnlyOwnRisks: Bool { visit.principal.reach(of: .create, on: Risk.kind) == .own }

    private func proposalsPage(
        _ asset: Entry<Asset>, owner: String?, ticked: Set<String>, problem: Phrase?, status: WebStatus
    ) async throws -> WebResponse {
        let own = visit.principal.person.flatMap { visit.isms.item(id: $0)?.code }
        let page = ProposalsPage(
            chrome: try await visit.chrome(), asset: asset, proposals: ScenarioProposal.all(for: asset, in: visit.isms),
            isms: visit.isms, ticked: ticked,
            owner: (addsOnlyOwnRisks ? own : owner ?? visit.isms[asset.owner]?.code) ?? "",
            isOwnerFixed: addsOnlyOwnRisks,
            problem: problem)
        return .page(page.page, status: status.http)
    }

    func takeProposals(_ code: String) async throws -> WebResponse {
        let sent = try await visit.checkedForm()
        let asset = try proposingAsset(code)
        let ticked = Set(sent.all("scenario"))
        let owner = (sent["owner"] ?? "").trimmed
        let chosen = ScenarioProposal.all(for: asset, in: visit.isms).filter {
            ticked.contains($0.scenario.id) && $0.known == nil
        }
        guard !chosen.isEmpty else {
            return try await proposalsPage(
                asset, owner: owner, ticked: ticked, problem: "Tick at least one that is not in the register yet.",
                status: .unprocessable)
        }
        let person = visit.isms.item(code: owner) as? Entry<Person>
        let reference =
            addsOnlyOwnRisks ? visit.principal.person.map { Reference<Person>($0) } : person?.reference
        let risks = chosen.map { $0.risk(striking: asset, owner: reference, in: visit.isms) }
        do throws(WorkspaceError) {
            let committed = try await visit.perform(
                AddProposedRisks(striking: asset.reference, risks),
                reason: "Take over scenarios proposed for \(asset.code)")
            // On to rating where that is possible, else to the list of what waits.
            if committed.created.count == 1, let first = committed.created.first {
                return visit.done(.added, .record(Risk.kind, code: first.code), code: first.code)
            }
            return visit.done(
                .proposed, .riskWorkshop, code: asset.code, query: [("asset", asset.code)])
        } catch {
            guard case .refused = error else { throw error }
            return try await proposalsPage(
                asset, owner: owner, ticked: ticked, problem: error.phrase.capitalizedFirst,
                status: .unprocessable)
        }
    }
}
