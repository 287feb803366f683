package import Phrases

/// Where a register stands in the navigation: the standard's own circle of plan, do, check and act (ISO/IEC 27001:2022,
/// clauses 4 to 10).
package enum NavigationPlace: Hashable, Sendable {
    package enum Section: String, CaseIterable, Sendable {
        case plan, `do`, check, act
    }

    /// A page that shows a register's records in a way of its own.
    ///
    /// Which pages there are is for the program to say that has them: `Page.settings` is an extension's.
    package struct Page: Hashable, Sendable {
        package let name: String

        package init(_ name: String) { self.name = name }
    }

    /// An entry of its own.
    /// - Parameters:
    ///   - title: as the navigation calls it.
    ///   - requirement: the clause or control it answers, small beside its name.
    ///   - rank: what comes before what within the section; gaps leave room. Pages that are no registers have theirs in
    ///     `Navigation`, and no two stand at one place.
    case entry(Section, title: Phrase, requirement: String, rank: Int)
    /// No entry: the records are found by way of a page of their own.
    case on(Page)
    /// No entry: the records are found with those they belong to.
    case none
}

extension Record {
    /// Where the register stands in the navigation.
    package static var navigationPlace: NavigationPlace { register.place }
}
