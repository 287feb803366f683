import Frameworks

/// Builds a catalogue from the embedded files, with the text of one of them changed.
func catalog(changing path: String, _ change: (String) -> String) throws(CatalogError) -> Catalog {
    try Catalog { wanted in
        guard let file = CatalogFile.embedded(wanted), wanted == path else { return CatalogFile.embedded(wanted) }
        return CatalogFile(path: path, bytes: Array(change(String(decoding: file.bytes, as: UTF8.self)).utf8))
    }
}

/// Returns the error that the change causes, or nil where the catalogue is built all the same.
func fault(changing path: String, _ change: (String) -> String) -> CatalogError? {
    do throws(CatalogError) {
        _ = try catalog(changing: path, change)
        return nil
    } catch {
        return error
    }
}
