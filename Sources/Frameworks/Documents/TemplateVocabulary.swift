/// The tags a document template may use, beside its own choices.
///
/// Whoever knows the registers says which there are; a template can then be checked without any organization at hand.
package struct TemplateVocabulary: Hashable, Sendable {
    /// What a field in a list is.
    package enum Field: Hashable, Sendable {
        /// Words, always some.
        case text
        /// Words or nothing: to be guarded by a section of the same name.
        case optional
        /// True or false: for a section, not to be printed.
        case flag
    }

    /// What can be printed anywhere.
    package let values: Set<String>
    /// What can be printed anywhere, but may be nothing.
    package let optionalValues: Set<String>
    /// The lists, each with the fields its entries have.
    package let lists: [String: [String: Field]]

    package init(values: Set<String>, optionalValues: Set<String>, lists: [String: [String: Field]]) {
        self.values = values
        self.optionalValues = optionalValues
        self.lists = lists
    }

    /// The roles a document may name.
    package var roles: Set<String> { Set(values.compactMap { $0.afterPrefix(Self.rolePrefix) }) }

    static let rolePrefix = "role."
}
