package import RecordFormat

/// What a register declares beside its kind and its fields: whose a record is, what counts, what happens to it, who may
/// know of it, and where it stands.
///
/// Nothing has a default. Whoever adds a register answers each question, if only with `.none`, and no other place in the
/// program asks which kind a record is of to find out.
///
/// Boxed, since currency and ownership are asked for each record of a register.
///
/// ```swift
/// package static let register = RegisterDeclaration<Asset>(
///     owned: .by(\.owner, deputies: [\.custodian], may: .createAndChange), kept: .byManagers, readBy: .everyReader,
///     current: .when { $0.status != .retired }, …)
/// ```
package final class RegisterDeclaration<Value: Record>: Sendable {
    /// Whose a record is, and what that lets them do.
    package let owned: Ownership<Value>
    /// By whom records are added, changed and removed.
    package let kept: Keeping
    /// Who may know of a record at all.
    package let readBy: Readership<Value>
    /// Which records still count, and of which something is still to be done.
    package let current: CurrentWhen<Value>
    /// The steps a record goes through; nil where its status, if it has one, is set like any field.
    package let workflow: AnyWorkflow?
    /// The approvals a record can be given, and what each covers.
    package let approvals: [ApprovalDeclaration]
    /// Rows that are entered one by one, each with its author and moment.
    package let entries: [EntryList]
    /// Deadlines that run from a moment.
    package let clocks: [DeadlineClock<Value>]
    /// Where the records are kept.
    package let storage: RecordStorage<Value>
    /// How the records lie on shelves; nil where they stand in the snapshot.
    package let shelf: AnyShelf?
    /// How the form is laid out.
    package let layout: FormLayout<Value>
    /// Days by which something is to be done.
    package let due: [DueDate<Value>]
    /// Days on which something loses its validity.
    package let lapses: [Lapse<Value>]
    /// What an owner is asked to decide, whatever the day.
    package let decisions: OwnerDecisions<Value>?
    /// Figures that follow from the records, as columns.
    package let figures: [ComputedFigure<Value>]
    /// What can be done with a record by pages of its own.
    package let offers: [Offer<Value>]
    /// Where the register stands in the navigation.
    package let place: NavigationPlace
    /// When two records are suspiciously alike.
    package let likeness: Likeness<Value>
    /// What document templates may say of the records.
    package let tags: DocumentTags<Value>
    /// The rules of conformity about the register's records.
    package let rules: [RuleChapter]

    package init(
        owned: Ownership<Value>, kept: Keeping, readBy: Readership<Value>, current: CurrentWhen<Value>,
        workflow: Workflow<Value>?, approvals: [ApprovalDeclaration], entries: [EntryList],
        clocks: [DeadlineClock<Value>], storage: RecordStorage<Value>, layout: FormLayout<Value>, due: [DueDate<Value>],
        lapses: [Lapse<Value>], decisions: OwnerDecisions<Value>?, figures: [ComputedFigure<Value>],
        offers: [Offer<Value>], place: NavigationPlace, likeness: Likeness<Value>,
        tags: DocumentTags<Value>, rules: [RuleChapter]
    ) {
        self.owned = owned
        self.kept = kept
        self.readBy = readBy
        self.current = current
        self.workflow = workflow?.erased
        self.approvals = approvals
        self.entries = entries
        self.clocks = clocks
        self.storage = storage
        shelf = if case .shelf(let shelf) = storage { shelf.erased } else { nil }
        self.layout = layout
        self.due = due
        self.lapses = lapses
        self.decisions = decisions
        self.figures = figures
        self.offers = offers
        self.place = place
        self.likeness = likeness
        self.tags = tags
        self.rules = rules
    }
}

/// The ways from a record to what its declaration names; written down with it, and so checked by the compiler.
package typealias PersonPath<Value: Record> = any KeyPath<Value, Reference<Value.Actor>?> & Sendable
package typealias DayPath<Value> = any KeyPath<Value, Day?> & Sendable
package typealias MomentPath<Value> = any KeyPath<Value, Instant?> & Sendable
