internal import CatalogData

/// A data file embedded in the program.
package struct CatalogFile: Sendable {
    /// The path below the data folder, such as `threats.csv`.
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The paths of all embedded files, in byte order.
    package static var paths: [String] { embedded.map { String(cString: $0.path) } }

    /// Returns the embedded file of that path, or nil where there is none.
    package static func embedded(_ path: String) -> CatalogFile? {
        guard let place = places[path] else { return nil }
        let file = embedded[place]
        return CatalogFile(path: path, bytes: [UInt8](UnsafeBufferPointer(start: file.bytes, count: file.length)))
    }

    private static let places = Dictionary(uniqueKeysWithValues: zip(paths, embedded.indices))

    private static var embedded: UnsafeBufferPointer<CatalogDataFile> {
        var count = 0
        let first = catalogDataFiles(&count)
        return UnsafeBufferPointer(start: first, count: count)
    }
}
