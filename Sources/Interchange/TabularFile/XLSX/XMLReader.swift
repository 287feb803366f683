import Phrases
internal import CExpat
internal import Foundation

/// What is told about a part's XML while it is read. Names come without their prefix.
protocol XMLContentHandler: AnyObject {
    func start(_ element: String, _ attributes: XMLAttributes) throws(TabularError)
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TabularError)
    func end(_ element: String) throws(TabularError)
}

/// The attributes of an element, valid only while its start is told.
struct XMLAttributes {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

    /// The value of an attribute without a prefix.
    subscript(name: StaticString) -> String? { value { strcmp($0, name.utf8Start) == 0 } }

    /// The value of an attribute with a prefix, whichever that is.
    func prefixed(_ name: StaticString) -> String? {
        value { found in strchr(found, Int32(UInt8(ascii: ":"))).map { strcmp($0 + 1, name.utf8Start) == 0 } ?? false }
    }

    private func value(where isMatch: (UnsafePointer<XML_Char>) -> Bool) -> String? {
        guard var next = list else { return nil }
        while let name = next[0], let value = next[1] {
            if isMatch(name) { return String(cString: value) }
            next += 2
        }
        return nil
    }

    fileprivate func forEachName(_ body: (UnsafePointer<XML_Char>) -> Void) {
        guard var next = list else { return }
        while let name = next[0] {
            body(name)
            next += 2
        }
    }
}

/// Streams one part through expat, within limits.
///
/// A document type is refused, so there are no entities to expand. Namespaces are told apart by prefix alone: the
/// root's prefix is the part's own, and elements with any other are skipped with all they contain. That suffices since
/// a part's root is known, and spares resolving each of a million names.
final class XMLReader {
    private let parser: XML_Parser
    private let part: String
    private let limits: TabularLimits
    private let handler: any XMLContentHandler
    private var failure: TabularError?
    private var prefix: String?
    private var depth = 0
    /// How deep we are inside an element that is skipped.
    private var skippedDepth = 0
    private var names: Set<String> = []
    private var nameBytes = 0
    private var fedBytes = 0
    /// `fedBytes` when the parser last told anything.
    private var heardBytes = 0

    init(part: String, limits: TabularLimits, handler: any XMLContentHandler) throws(TabularError) {
        guard let parser = XML_ParserCreate(nil) else {
            throw TabularError(.malformedXML(reason: "no memory for the parser"), at: TabularPlace(part: part))
        }
        self.parser = parser
        self.part = part
        self.limits = limits
        self.handler = handler
        // Unretained is sound: the parser calls back only inside `feed`, and is freed with this object.
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { XMLReader.of($0)?.started($1, XMLAttributes(list: $2)) },
            { XMLReader.of($0)?.ended($1) })
        XML_SetCharacterDataHandler(parser) { XMLReader.of($0)?.heard($1, count: $2) }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in XMLReader.of(data)?.foundDocumentType() }
        XML_SetCommentHandler(parser) { data, _ in XMLReader.of(data)?.tick() }
        XML_SetProcessingInstructionHandler(parser) { data, _, _ in XMLReader.of(data)?.tick() }
    }

    deinit { XML_ParserFree(parser) }

    /// Reads a whole part of an archive.
    static func read(
        _ part: String, of archive: borrowing ZipArchive, meter: TabularMeter, handler: any XMLContentHandler
    ) throws(TabularError) {
        let reader = try XMLReader(part: part, limits: meter.limits, handler: handler)
        try archive.read(part) { chunk throws(TabularError) in try reader.feed(chunk, isFinal: false) }
        try reader.feed(UnsafeBufferPointer(start: nil, count: 0), isFinal: true)
    }

    /// Parses the next bytes of the part. After an error the reader is spent.
    func feed(_ chunk: UnsafeBufferPointer<UInt8>, isFinal: Bool) throws(TabularError) {
        fedBytes += chunk.count
        let status = chunk.withMemoryRebound(to: CChar.self) {
            XML_Parse(parser, $0.baseAddress, Int32($0.count), isFinal ? 1 : 0)
        }
        if let failure { throw failure }
        guard status == XML_STATUS_OK else {
            let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown"
            let place = TabularPlace(line: Int(clamping: XML_GetCurrentLineNumber(parser)), part: part)
            throw TabularError(.malformedXML(reason: .data(reason.excerpt)), at: place)
        }
        // The parser holds a tag until it ends, and scans it anew with each chunk.
        if fedBytes - heardBytes > limits.xmlTokenBytes {
            throw TabularError(.limit(.xmlTokenBytes, allowed: limits.xmlTokenBytes), at: TabularPlace(part: part))
        }
    }

    private static func of(_ userData: UnsafeMutableRawPointer?) -> XMLReader? {
        guard let userData else { return nil }
        let reader = Unmanaged<XMLReader>.fromOpaque(userData).takeUnretainedValue()
        // Expat may call a few times more after it was told to stop.
        return reader.failure == nil ? reader : nil
    }

    private func tick() { heardBytes = fedBytes }

    private func attempt(_ body: () throws(TabularError) -> Void) {
        do throws(TabularError) { try body() } catch { fail(error) }
    }

    private func fail(_ error: TabularError) {
        var error = error
        if error.place == TabularPlace() { error = TabularError(error.problem, at: TabularPlace(part: part)) }
        failure = error
        _ = XML_StopParser(parser, 0)
    }

    private func foundDocumentType() { fail(TabularError(.documentType)) }

    private func started(_ name: UnsafePointer<XML_Char>?, _ attributes: XMLAttributes) {
        guard let name else { return }
        tick()
        depth += 1
        guard depth <= limits.xmlDepth else { return fail(TabularError(.limit(.xmlDepth, allowed: limits.xmlDepth))) }
        let element = String(cString: name)
        remember(name)
        attributes.forEachName { remember($0) }
        guard failure == nil, skippedDepth == 0, let local = local(element) else {
            skippedDepth += 1
            return
        }
        attempt { () throws(TabularError) in try handler.start(local, attributes) }
    }

    private func ended(_ name: UnsafePointer<XML_Char>?) {
        guard let name else { return }
        tick()
        depth -= 1
        guard skippedDepth == 0 else {
            skippedDepth -= 1
            return
        }
        guard let local = local(String(cString: name)) else { return }
        attempt { () throws(TabularError) in try handler.end(local) }
    }

    private func heard(_ text: UnsafePointer<XML_Char>?, count: Int32) {
        guard let text else { return }
        tick()
        guard skippedDepth == 0 else { return }
        text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
            attempt { () throws(TabularError) in
                try handler.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
            }
        }
    }

    /// The name without the root's prefix; nil with another one.
    private func local(_ element: String) -> String? {
        let colon = element.utf8.firstIndex(of: UInt8(ascii: ":"))
        let found = colon.map { element[..<$0] } ?? ""
        if let prefix {
            guard found == prefix else { return nil }
        } else {
            prefix = String(found)
        }
        return colon.map { String(element[element.index(after: $0)...]) } ?? element
    }

    /// Keeps account of different names. Those of one or two bytes cannot become many.
    private func remember(_ name: UnsafePointer<XML_Char>) {
        guard strnlen(name, 3) == 3 else { return }
        let name = String(cString: name)
        guard names.insert(name).inserted else { return }
        nameBytes += name.utf8.count
        if names.count > limits.xmlNames || nameBytes > limits.xmlNames * Self.nameLengthMean {
            fail(TabularError(.limit(.xmlNames, allowed: limits.xmlNames)))
        }
    }

    /// Bytes that names may take on average once there are as many as there may be.
    private static let nameLengthMean = 64
}
