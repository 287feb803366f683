import Testing

@testable import Serving

@Suite("The address a server is reached by")
struct ServerSettingsTests {
    @Test("Links name the port that was opened, where the settings leave it open")
    func openedPort() {
        let settings = ServerSettings(host: "127.0.0.1", port: 0)
        #expect(settings.publicURL(listeningOn: 49_152) == "http://127.0.0.1:49152")
        #expect(!settings.isSecure)
        // A zero elsewhere in the address is none of the port.
        #expect(ServerSettings(host: "::0", port: 0).publicURL(listeningOn: 81) == "http://[::0]:81")
        let secure = ServerSettings(host: "localhost", port: 0, tls: (certificate: "c.pem", key: "k.pem"))
        #expect(secure.publicURL(listeningOn: 8443) == "https://localhost:8443")
        #expect(secure.isSecure)
    }

    @Test("What is stated holds, whatever port is opened behind it")
    func stated() {
        let settings = ServerSettings(
            host: "127.0.0.1", port: 0, isBehindProxy: true, publicURL: "https://isms.example.com:0443")
        #expect(settings.publicURL(listeningOn: 49_152) == "https://isms.example.com:0443")
        #expect(settings.isSecure)
        #expect(!ServerSettings(host: "127.0.0.1", port: 0, publicURL: "http://isms.example.com").isSecure)
    }
}
