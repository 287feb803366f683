import Foundation

/// The parts of a path between its slashes, with percent encoding undone.
package enum PathSegments {
    private static let countMax = 12

    /// The segments of a path; nil for a path that no address of ours has.
    package static func of(_ path: String) -> [String]? {
        let segments = path.split(separator: "/", omittingEmptySubsequences: true)
        guard path.hasPrefix("/"), segments.count <= countMax else { return nil }
        let decoded = segments.map { String($0).removingPercentEncoding ?? "" }
        return decoded.contains("") ? nil : decoded
    }
}
