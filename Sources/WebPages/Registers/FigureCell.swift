import HTML
import ISMS
import Phrases
import Registers

/// A figure that follows from the records, as a cell of a list shows it.
struct FigureCell: Component {
    private let value: FigureValue

    init(_ value: FigureValue) { self.value = value }

    var body: Markup {
        switch value {
        case .none: LevelBadge(nil).body
        case .count(let count): count == 0 ? .nothing : Markup(String(count))
        case .level(let level): LevelBadge(level).body
        }
    }
}
