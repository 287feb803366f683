import Synchronization
import Phrases

/// A bar on standard error for work that takes a while; silent where that is no terminal.
final class ProgressBar: Sendable {
    private let title: Phrase
    private let total: Int
    private let shown = Mutex(-1)

    init(_ title: Phrase, total: Int) {
        self.title = title
        self.total = max(total, 1)
    }

    func advance(to done: Int) {
        guard Console.isErrorTerminal else { return }
        let percent = min(100, done * 100 / total)
        let isNew = shown.withLock { shown in
            defer { shown = percent }
            return shown != percent
        }
        guard isNew else { return }
        let filled = percent * 30 / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 30 - filled)
        Console.tellInPlace("\r\(title) \(bar) \(percent)%")
    }

    func finish() {
        if Console.isErrorTerminal { Console.tellInPlace("\r\u{1B}[K") }
    }
}
