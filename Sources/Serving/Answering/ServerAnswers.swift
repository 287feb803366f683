import Foundation
import HTML
import HTTPTypes
import Phrases
import RecordStore

extension Server {
    /// Answers what needs no session.
    func answer(_ request: WebRequest, at route: ServerRoute) async throws -> WebResponse {
        switch route {
        case .health: return .text("ok\n")
        case .ready:
            _ = try await store.organizations()
            return .text("ready\n")
        case .metrics:
            // How busy the server is concerns its operator; whoever else asks finds nothing there.
            guard settings.hasPublicMetrics || ServerSettings.loopbackHosts.contains(request.address) else {
                throw WebError.notFound
            }
            return .text(
                metrics.text(residentBytes: ResidentMemory.bytes, memory: memory.figures),
                type: "text/plain; version=0.0.4; charset=utf-8")
        case .asset(let name):
            let accepts = (request.headers[.acceptEncoding] ?? "").contains("gzip")
            guard let response = StaticAssets.bundled.response(named: name, acceptingGzip: accepts) else {
                throw WebError.notFound
            }
            return response
        case .favicon:
            guard let icon = StaticAssets.bundled.address(of: "icon.svg") else { throw WebError.notFound }
            return WebResponse(.movedPermanently, headers: [.location: icon.description])
        }
    }
}

/// What the process holds in memory, where the system tells.
enum ResidentMemory {
    static var bytes: Int? {
        guard let status = FileManager.default.contents(atPath: "/proc/self/statm") else { return nil }
        let pages = String(decoding: status, as: UTF8.self).split(separator: " ")
        return pages.count > 1 ? Int(pages[1]).map { $0 * 4096 } : nil
    }
}
