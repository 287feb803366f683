import Operations

/// Who looks at a page.
struct Viewer: Sendable {
    let name: String
    let email: String
    let principal: Principal
    /// What every form of this session carries.
    let formToken: String

    init(name: String, email: String, principal: Principal, formToken: String) {
        self.name = name
        self.email = email
        self.principal = principal
        self.formToken = formToken
    }

    /// Up to two letters that stand for the name.
    var initials: String {
        let words = name.split(separator: " ")
        return [words.first, words.count > 1 ? words.last : nil].compactMap { $0?.first }.map { $0.uppercased() }
            .joined()
    }
}
