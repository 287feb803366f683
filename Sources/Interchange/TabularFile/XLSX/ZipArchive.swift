import Phrases
internal import CZip

/// A ZIP archive in memory, read part by part through libzip. Nothing is ever written to disk.
///
/// Part names are compared without case, as workbooks ask (ISO/IEC 29500-2).
struct ZipArchive: ~Copyable {
    private let archive: OpaquePointer
    private let meter: TabularMeter
    private let entries: [String: UInt64]

    private static let chunkBytes = 65_536

    /// Opens the archive in `buffer`, which must outlive it.
    init(in buffer: UnsafeBufferPointer<UInt8>, meter: TabularMeter) throws(TabularError) {
        try Self.checkEntryCount(buffer, meter: meter)
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, &error) else {
            throw Self.damaged(&error)
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw Self.damaged(&error)
        }
        do throws(TabularError) {
            entries = try Self.entries(of: archive)
        } catch {
            zip_discard(archive)
            throw error
        }
        self.archive = archive
        self.meter = meter
    }

    deinit { zip_discard(archive) }

    func contains(_ part: String) -> Bool { entries[Self.key(part)] != nil }

    /// Inflates a part and hands it on in chunks. Limits are checked before a chunk is.
    func read(
        _ part: String, into consume: (UnsafeBufferPointer<UInt8>) throws(TabularError) -> Void
    ) throws(TabularError) {
        let place = TabularPlace(part: part)
        guard let index = entries[Self.key(part)] else { throw TabularError(.missingPart, at: place) }
        let packed = try packedBytes(index, at: place)
        guard let file = zip_fopen_index(archive, index, 0) else {
            throw TabularError(.damagedArchive(reason: .data(Self.text(zip_strerror(archive)).excerpt)), at: place)
        }
        defer { zip_fclose(file) }
        let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.chunkBytes)
        defer { chunk.deallocate() }
        var total = 0
        while true {
            let count = Int(zip_fread(file, chunk.baseAddress, UInt64(chunk.count)))
            guard count >= 0 else {
                throw TabularError(
                    .damagedArchive(reason: .data(Self.text(zip_file_strerror(file)).excerpt)), at: place)
            }
            guard count > 0 else { return }
            total += count
            try meter.inflate(count, total: total, packed: packed, part: part)
            try consume(UnsafeBufferPointer(rebasing: chunk[..<count]))
        }
    }

    /// Checks that a part is neither encrypted nor packed oddly; returns how many bytes it takes up in the archive.
    private func packedBytes(_ index: UInt64, at place: TabularPlace) throws(TabularError) -> Int {
        var facts = zip_stat_t()
        zip_stat_init(&facts)
        guard zip_stat_index(archive, index, 0, &facts) == 0 else {
            throw TabularError(.damagedArchive(reason: .data(Self.text(zip_strerror(archive)).excerpt)), at: place)
        }
        guard facts.encryption_method == UInt16(ZIP_EM_NONE) else {
            throw TabularError(.passwordProtected, at: place)
        }
        // Other methods need far more memory to unpack, and no spreadsheet program uses them.
        guard facts.comp_method == UInt16(ZIP_CM_STORE) || facts.comp_method == UInt16(ZIP_CM_DEFLATE) else {
            throw TabularError(.unusualCompression, at: place)
        }
        // What a part claims is checked first, since it costs nothing. What comes out of it is counted all the same.
        let packed = Int(clamping: facts.comp_size)
        try meter.checkClaim(Int(clamping: facts.size), packed: packed, at: place)
        return packed
    }

    /// Refuses an absurd number of entries before libzip makes room for them: there cannot be more of them than
    /// there are signatures of a directory entry.
    private static func checkEntryCount(
        _ buffer: UnsafeBufferPointer<UInt8>, meter: TabularMeter
    ) throws(TabularError) {
        var count = 0
        var offset = 0
        while offset + 4 <= buffer.count {
            if buffer[offset] == 0x50, buffer[offset + 1] == 0x4B, buffer[offset + 2] == 1, buffer[offset + 3] == 2 {
                count += 1
            }
            offset += 1
        }
        if count > meter.limits.archiveEntries {
            throw TabularError(.limit(.archiveEntries, allowed: meter.limits.archiveEntries))
        }
    }

    private static func entries(of archive: OpaquePointer) throws(TabularError) -> [String: UInt64] {
        var entries: [String: UInt64] = [:]
        for index in 0..<UInt64(max(zip_get_num_entries(archive, 0), 0)) {
            guard let name = zip_get_name(archive, index, 0) else { continue }
            let key = key(String(cString: name))
            guard entries.updateValue(index, forKey: key) == nil else {
                throw TabularError(.damagedArchive(reason: "a part occurs twice"), at: TabularPlace(part: key))
            }
        }
        return entries
    }

    private static func key(_ name: String) -> String {
        var name = name.lowercased()
        name.replace("\\", with: "/")
        return name.hasPrefix("/") ? String(name.dropFirst()) : name
    }

    private static func damaged(_ error: inout zip_error_t) -> TabularError {
        TabularError(.damagedArchive(reason: .data(text(zip_error_strerror(&error)).excerpt)))
    }

    private static func text(_ message: UnsafePointer<CChar>?) -> String {
        message.map { String(cString: $0) } ?? "unknown"
    }
}
