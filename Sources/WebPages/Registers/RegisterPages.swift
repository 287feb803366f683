import HTML
import ISMS
import Phrases
import Registers
import Serving

/// What the pages of one register show beyond what every register's pages show.
///
/// A register needs nothing of this kind to have all its pages. Where there is something special about it, its slice says
/// so in its own folder, and the pages that serve every register ask here instead of asking which kind a record is of.
///
/// ```swift
/// extension RegisterPages {
///     static let controls: [RegisterPages] = [
///         RegisterPages(of: Control.self, advice: "What you operate in your own words.", panel: { control, _, links in
///             ImplementedControls(control: control, links: links).body
///         })
///     ]
/// }
/// ```
struct RegisterPages: Sendable {
    /// Another way to add records than by the form: a page of the slice's own.
    struct OtherWay: Sendable {
        let title: Phrase
        /// The same in an empty register, where it is the first thing offered.
        let titleWhenEmpty: Phrase
        let route: OrganizationRoute
    }

    let kind: Kind
    /// How to begin with an empty register, in a sentence or two.
    let advice: Phrase?
    let otherWay: OtherWay?
    /// Whether a viewer who may not open a record may know its title, and not only its code.
    let isNamedToAll: Bool
    /// Whether a change to one of its records can change any row of any list.
    let decidesFigures: Bool
    /// Whether a field is judged record by record, and so not set for several at once.
    let isJudgedSingly: @Sendable (FieldDeclaration) -> Bool
    private let erasedPanel: @Sendable (any Item, Derived, Links) -> Markup
    private let erasedDraftPanel: @Sendable (any Item, Links) -> Markup
    private let erasedFormAdvice: @Sendable (RecordForm, ISMS, Links) -> Markup
    private let erasedIsChosenElsewhere: @Sendable (FieldDeclaration, (any Item)?) -> Bool
    private let erasedReadyMade: @Sendable (String) -> (any Record)?

    /// - Parameters:
    ///   - panel: what a record's page shows above its fields.
    ///   - draftPanel: what it shows of a draft that waits for approval.
    ///   - formAdvice: what stands beside the form.
    ///   - isChosenElsewhere: whether a field is not typed into the form, since the slice has a page for it.
    ///   - readyMade: what a new record begins with, by the name that the address gives as `template`.
    init<Value: Record>(
        of type: Value.Type, advice: Phrase? = nil, otherWay: OtherWay? = nil, isNamedToAll: Bool = false,
        decidesFigures: Bool = false,
        isJudgedSingly: @escaping @Sendable (FieldDeclaration) -> Bool = { _ in false },
        panel: @escaping @Sendable (Entry<Value>, Derived, Links) -> Markup = { _, _, _ in .nothing },
        draftPanel: @escaping @Sendable (Entry<Value>, Links) -> Markup = { _, _ in .nothing },
        formAdvice: @escaping @Sendable (RecordForm, ISMS, Links) -> Markup = { _, _, _ in .nothing },
        isChosenElsewhere: @escaping @Sendable (FieldDeclaration, Entry<Value>?) -> Bool = { _, _ in false },
        readyMade: @escaping @Sendable (String) -> Value? = { _ in nil }
    ) {
        kind = Value.kind
        self.advice = advice
        self.otherWay = otherWay
        self.isNamedToAll = isNamedToAll
        self.decidesFigures = decidesFigures
        self.isJudgedSingly = isJudgedSingly
        erasedPanel = { item, derived, links in
            (item as? Entry<Value>).map { panel($0, derived, links) } ?? .nothing
        }
        erasedDraftPanel = { item, links in (item as? Entry<Value>).map { draftPanel($0, links) } ?? .nothing }
        erasedFormAdvice = formAdvice
        erasedIsChosenElsewhere = { field, item in isChosenElsewhere(field, item as? Entry<Value>) }
        erasedReadyMade = { name in readyMade(name) }
    }

    func panel(of item: any Item, _ derived: Derived, _ links: Links) -> Markup { erasedPanel(item, derived, links) }

    func draftPanel(of item: any Item, _ links: Links) -> Markup { erasedDraftPanel(item, links) }

    func formAdvice(_ form: RecordForm, in isms: ISMS, _ links: Links) -> Markup {
        erasedFormAdvice(form, isms, links)
    }

    /// - Parameter item: the record the form is about; nil for a new one.
    func isChosenElsewhere(_ field: FieldDeclaration, of item: (any Item)?) -> Bool {
        erasedIsChosenElsewhere(field, item)
    }

    func readyMade(named name: String) -> (any Record)? { erasedReadyMade(name) }
}

// MARK: All of them

extension RegisterPages {
    /// What the slices declare; a register about which there is nothing special is not among it.
    private static let all =
        context + leadership + objectives + assets + riskAssessment + riskTreatment + controls + evidence + documents

    private static let byKind = Dictionary(uniqueKeysWithValues: all.map { ($0.kind, $0) })

    /// What is special about a register; nil where there is nothing.
    static func of(_ kind: Kind) -> RegisterPages? { byKind[kind] }

    /// The registers on whose records the rows of all lists depend.
    static let decidingFigures = Set(all.filter(\.decidesFigures).map(\.kind))
}
