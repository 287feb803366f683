package import Frameworks
import Registers

/// How widely information may be shared (ISO/IEC 27001:2022, A.5.12), from open to most restricted.
package enum Classification: String, Choice, Comparable {
    case `public`, `internal`, confidential, strictlyConfidential

    package var synonyms: [String] {
        switch self {
        case .public: ["open"]
        case .internal: ["internal use", "internal use only"]
        case .confidential: ["restricted"]
        case .strictlyConfidential: ["secret", "highly confidential"]
        }
    }

    package static func < (left: Classification, right: Classification) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

/// The three properties information security preserves (ISO/IEC 27000).
package typealias SecurityProperty = Frameworks.SecurityProperty

extension SecurityProperty: Choice {
    package var synonyms: [String] { [initial] }
    /// C, I or A.
    package var initial: String { String(letter) }
}
