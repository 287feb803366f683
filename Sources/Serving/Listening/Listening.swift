import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
package import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle

extension Server {
    /// Answers requests by an application until the process is told to stop, then lets those being answered finish.
    ///
    /// - Parameter onRunning: called once the port is open, with the address people use.
    /// - Throws: `ServerError` for a certificate that cannot be read or an address that cannot be opened.
    package func run(
        _ application: some WebApplication, logger: Logger, onRunning: @escaping @Sendable (String) -> Void
    ) async throws {
        let server = try Self.builder(settings)
        let hummingbird = Application(
            responder: WebResponder(application), server: server,
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), serverName: nil, backlog: 1024,
                reuseAddress: true,
                availableConnectionsDelegate: MaximumAvailableConnections(ConnectionLimit.raised(), logger: logger)),
            onServerRunning: { [self] channel in
                if let port = channel.localAddress?.port { listens(on: port) }
                onRunning(publicURL)
            }, logger: logger)
        try await hummingbird.runService()
    }

    /// Connections that say nothing for this long are closed, so that slow and idle ones do not pile up.
    private static let idleTimeout = TimeAmount.seconds(60)

    /// What TLS 1.2 may agree on: ephemeral keys, so that a key stolen later opens no recording, and ciphers that notice
    /// changes. TLS 1.3 knows nothing else.
    private static let cipherSuites: [NIOTLSCipher] = [
        .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ]

    private static func builder(_ settings: ServerSettings) throws -> HTTPServerBuilder {
        let plain = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [SlowRequestGuard()], idleTimeout: idleTimeout,
                httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                    maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 64 * 1024, maxHeaderFieldCount: 100)))
        guard let tls = settings.tls else { return plain }
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(tls.certificate).map {
                NIOSSLCertificateSource.certificate($0)
            }
            let key = try NIOSSLPrivateKey(file: tls.key, format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain, privateKey: .privateKey(key))
            configuration.minimumTLSVersion = .tlsv12
            configuration.cipherSuiteValues = cipherSuites
            return try .tls(plain, tlsConfiguration: configuration)
        } catch {
            throw ServerError.certificate(
                "the certificate \(tls.certificate) or the key \(tls.key) cannot be read: \(error)")
        }
    }
}

/// Why the server did not start.
package enum ServerError: Error, Sendable {
    case certificate(String)

    package var sentence: String {
        switch self {
        case .certificate(let sentence): sentence
        }
    }
}
