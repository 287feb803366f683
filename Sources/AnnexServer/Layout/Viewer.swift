package import Workspace

/// Who looks at a page.
package struct Viewer: Sendable {
    package let name: String
    package let email: String
    package let principal: Principal
    /// What every form of this session carries.
    package let formToken: String

    package init(name: String, email: String, principal: Principal, formToken: String) {
        self.name = name
        self.email = email
        self.principal = principal
        self.formToken = formToken
    }

    /// Up to two letters that stand for the name.
    package var initials: String {
        let words = name.split(separator: " ")
        return [words.first, words.count > 1 ? words.last : nil].compactMap { $0?.first }.map { $0.uppercased() }
            .joined()
    }
}
