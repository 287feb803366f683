/// A place in the repository that breaks a rule.
struct Violation: Hashable, CustomStringConvertible {
    /// The file, from the repository's root.
    let path: String
    /// The line, from 1; nil where the file as a whole is meant.
    let line: Int?
    let problem: String

    init(_ path: String, line: Int? = nil, _ problem: String) {
        self.path = path
        self.line = line
        self.problem = problem
    }

    var description: String { path + (line.map { ":\($0)" } ?? "") + ": " + problem }
}
