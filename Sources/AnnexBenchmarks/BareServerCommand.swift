import ArgumentParser
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

struct BareServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bare-server",
        abstract: "Serve one page that never changes through Hummingbird alone: what the others are measured beside.")

    @Option(help: "The port; 0 for any that is free.")
    var port = 0

    @Option(help: "How long the page is.")
    var bytes = 16_000

    func run() async throws {
        let line = "<p>What a small page holds, again and again, until it is as long as one.</p>\n"
        let page = ByteBuffer(string: String(String(repeating: line, count: bytes / line.utf8.count + 1).prefix(bytes)))
        let router = Router()
        router.get("/") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
                body: ResponseBody(byteBuffer: page))
        }
        let server = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in
                let line = "running on http://127.0.0.1:\(channel.localAddress?.port ?? 0)\n"
                try? FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
            },
            logger: Logger(label: "bare", factory: { _ in SwiftLogNoOpLogHandler() }))
        try await server.runService()
    }
}
