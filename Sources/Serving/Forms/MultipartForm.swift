import HTTPTypes
import HummingbirdCore
import NIOCore

/// A form with files in it, read part by part as it arrives.
///
/// Nothing is held but the piece that came last: files are handed on, fields are small. Parts come in the order of the
/// form; one that is not read is passed over.
///
/// Only ever used by one task at a time: whoever takes the chunks of a part takes all of them before the next part is
/// asked for. A stream wants it sendable all the same.
package final class MultipartForm: @unchecked Sendable {
    package struct Limits: Sendable {
        /// Bytes of the files, as a person is told. The rest of the form has some room beside them.
        var fileBytesMax: Int
        var partsMax = 300
        /// Bytes of one field that is no file, and of all of them.
        var fieldBytesMax = 100_000
        var fieldsBytesMax = 600_000

        package init(fileBytesMax: Int) { self.fileBytesMax = fileBytesMax }

        var totalMax: Int { fileBytesMax + fieldsBytesMax + partsMax * 1024 }
    }

    private let limits: Limits
    private var body: RequestBody.AsyncIterator
    private var parser: MultipartParser
    private var bytesRead = 0
    private var partCount = 0
    private var fieldBytes = 0
    private var isInPart = false
    /// What went wrong while a file was handed on: a store that was fed from here knows only that it stopped.
    package private(set) var failure: WebError?

    /// - Throws: 415 for another kind of body, 413 for one that says it is too large.
    init(_ request: WebRequest, limits: Limits) throws(WebError) {
        guard let boundary = Self.boundary(request.headers[.contentType] ?? ""),
            let parser = MultipartParser(boundary: boundary)
        else { throw .unsupportedBody }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.totalMax {
            throw .tooLarge(limits.fileBytesMax)
        }
        self.limits = limits
        self.parser = parser
        body = request.body.makeAsyncIterator()
    }

    static func boundary(_ contentType: String) -> String? {
        let parts = contentType.split(separator: ";", maxSplits: 20)
        guard parts.first?.lowercased().trimmingPrefix(while: { $0 == " " }) == "multipart/form-data" else {
            return nil
        }
        for part in parts.dropFirst() {
            let halves = part.split(separator: "=", maxSplits: 1).map { $0.drop { $0 == " " } }
            guard halves.count == 2, halves[0].lowercased() == "boundary" else { continue }
            var value = halves[1]
            while value.last == " " { value.removeLast() }
            if value.count >= 2, value.first == "\"", value.last == "\"" { value = value.dropFirst().dropLast() }
            return String(value)
        }
        return nil
    }

    /// The next part; nil after the last.
    package func next() async throws -> MultipartPart? {
        while isInPart { _ = try await chunk() }
        while true {
            switch try await piece() {
            case .head(let part):
                partCount += 1
                guard partCount <= limits.partsMax else { throw WebError.malformedForm }
                isInPart = true
                return part
            case nil: return nil
            case .bytes, .endOfPart: throw WebError.malformedForm
            }
        }
    }

    /// The next bytes of the part; nil at its end.
    package func chunk() async throws -> [UInt8]? {
        guard isInPart else { return nil }
        switch try await piece() {
        case .bytes(let bytes): return bytes
        case .endOfPart:
            isInPart = false
            return nil
        case .head, nil: throw WebError.malformedForm
        }
    }

    /// The rest of the part as text, for a field that is no file.
    package func text() async throws -> String {
        var bytes: [UInt8] = []
        while let more = try await chunk() {
            bytes += more
            fieldBytes += more.count
            guard bytes.count <= limits.fieldBytesMax, fieldBytes <= limits.fieldsBytesMax else {
                throw WebError.malformedForm
            }
        }
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
            throw WebError.malformedForm
        }
        return text
    }

    /// The rest of the part as a stream, for one reader who takes all of it before the next part is asked for.
    package var chunks: AsyncThrowingStream<[UInt8], any Error> {
        AsyncThrowingStream {
            do {
                return try await self.chunk()
            } catch {
                self.failure = WebError(error) ?? .malformedForm
                throw error
            }
        }
    }

    private func piece() async throws -> MultipartParser.Piece? {
        while true {
            do throws(MultipartParser.Malformed) {
                if let piece = try parser.next() { return piece }
            } catch {
                throw WebError.malformedForm
            }
            if parser.isDone { return nil }
            guard let buffer = try await nextBuffer() else { throw WebError.malformedForm }
            bytesRead += buffer.readableBytes
            guard bytesRead <= limits.totalMax else { throw WebError.tooLarge(limits.fileBytesMax) }
            parser.append(buffer.readableBytesView)
        }
    }

    private func nextBuffer() async throws(WebError) -> ByteBuffer? {
        do {
            return try await body.next()
        } catch {
            // Broken chunks, or a client that left in the middle: nobody's fault here.
            throw .brokenOff
        }
    }
}
