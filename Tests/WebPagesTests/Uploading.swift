import Accounts
import HTTPTypes

@testable import Serving
@testable import WebPages
import RecordFormat

/// A file as a form sends it.
struct SentFile {
    let control: String
    let name: String
    let bytes: [UInt8]

    init(_ control: String, _ name: String, _ text: String) { self.init(control, name, Array(text.utf8)) }

    init(_ control: String, _ name: String, _ bytes: [UInt8]) {
        self.control = control
        self.name = name
        self.bytes = bytes
    }
}

extension TestSite {
    static let boundary = "----annex-test-boundary"
    static let multipart = "multipart/form-data; boundary=\(boundary)"

    /// The body of a form with files.
    static func multipartBody(_ fields: [(String, String)], _ files: [SentFile]) -> [UInt8] {
        var body: [UInt8] = []
        for (name, value) in fields {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        for file in files {
            body += Array(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file.control)\"; filename=\"\(file.name)\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                    .utf8)
            body += file.bytes + [0x0D, 0x0A]
        }
        return body + Array("--\(boundary)--\r\n".utf8)
    }

    /// Sends a form with files, with the session's own token first.
    func upload(
        _ path: String, as role: Role, _ fields: [(String, String)] = [], _ files: [SentFile] = [],
        token formToken: String? = nil
    ) async throws -> Answer {
        let token = tokens[role] ?? ""
        let own = try await accounts.signedIn(token: token)?.formToken ?? ""
        let body = Self.multipartBody([(FormToken.name, formToken ?? own)] + fields, files)
        return try await send(.post, path, token: token, headers: [.contentType: Self.multipart], bytes: body)
    }
}

extension TestSite.Answer {
    /// The value of the first hidden field of a name in the page.
    func hidden(_ name: String) -> String? {
        guard let field = text.firstRange(of: "name=\"\(name)\" value=\"") else { return nil }
        return String(text[field.upperBound...].prefix { $0 != "\"" })
    }

    /// The parameter of a name in the address it leads to.
    func parameter(_ name: String) -> String? {
        guard let mark = location.firstIndex(of: "?") else { return nil }
        return FormQuery.form(String(location[location.index(after: mark)...]))[name]
    }
}
