import CZlib
import Crypto
package import HTML
import HTTPTypes
import Phrases
import WebAssets

/// The files browsers load besides pages: embedded, named by their content, cached for good, compressed once.
package struct StaticAssets: Sendable {
    struct File: Sendable {
        let type: String
        let bytes: [UInt8]
        let gzipped: [UInt8]?
    }

    private let files: [String: File]
    private let hashedNames: [String: String]

    package static let bundled = StaticAssets()

    private init() {
        var files: [String: File] = [:]
        var hashedNames: [String: String] = [:]
        var count = 0
        let first = webAssetFiles(&count)
        for file in UnsafeBufferPointer(start: first, count: count) {
            let name = String(cString: file.name)
            let bytes = [UInt8](UnsafeBufferPointer(start: file.bytes, count: file.length))
            let digest = SHA256.hash(data: bytes).prefix(6).map { byte in
                String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
            }.joined()
            let parts = name.split(separator: ".", maxSplits: 1)
            let hashed = "\(parts[0])-\(digest).\(parts[1])"
            let gzipped = Gzip.compress(bytes)
            files[hashed] = File(
                type: Self.types[String(parts[1])] ?? "application/octet-stream", bytes: bytes,
                gzipped: gzipped.flatMap { $0.count < bytes.count ? $0 : nil })
            hashedNames[name] = hashed
        }
        self.files = files
        self.hashedNames = hashedNames
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]

    /// The address of a file; nil where it is not embedded (htmx, where set-up did not fetch it).
    package func address(of name: String) -> WebAddress? {
        hashedNames[name].map { ServerRoute.asset($0).address }
    }

    func response(named name: String, acceptingGzip: Bool) -> WebResponse? {
        guard let file = files[name] else { return nil }
        var response = WebResponse(
            .ok,
            headers: [
                .contentType: file.type, .cacheControl: "public, max-age=31536000, immutable", .vary: "Accept-Encoding",
            ])
        if acceptingGzip, let gzipped = file.gzipped {
            response.headers[.contentEncoding] = "gzip"
            response.body = .bytes(gzipped)
        } else {
            response.body = .bytes(file.bytes)
        }
        return response
    }
}

/// The gzip format (RFC 1952), through zlib.
enum Gzip {
    /// The bytes compressed; nil where zlib fails.
    static func compress(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        // 31: a window of 32 kB, and gzip's header and trailer.
        guard
            deflateInit2_(
                &stream, 9, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
                == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64)
        let status = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return deflate(&stream, Z_FINISH)
            }
        }
        guard status == Z_STREAM_END else { return nil }
        return Array(output.prefix(Int(stream.total_out)))
    }
}
