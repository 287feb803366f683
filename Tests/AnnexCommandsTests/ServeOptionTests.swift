import Testing

@Suite("Options of the server")
struct ServeOptionTests {
    @Test("A memory budget is a number of megabytes, or the server does not start", arguments: ["0", "1000001", "1GB"])
    func memoryBudget(_ text: String) async throws {
        _ = try await Program.inFolder { annex in
            try annex.refuses("serve", "--port", "0", "--memory-budget", text, status: 64, saying: "--memory-budget")
        }
    }
}
