import HTML
import ISMS
import Phrases
import Registers

/// Two versions of a text as one, word by word: what went struck out, what came underlined.
struct TextDifference: Component {
    let before: String
    let after: String

    init(_ before: String, _ after: String) {
        self.before = before
        self.after = after
    }

    var body: Markup {
        let old = Self.words(before)
        let new = Self.words(after)
        if old.count > Self.wordsMax || new.count > Self.wordsMax || old.count + new.count < 12 {
            del { before }
            " "
            ins { after }
        } else {
            Markup(Self.pieces(old, new))
        }
    }

    /// Longer texts are shown whole: comparing them word by word costs the product of their lengths.
    private static let wordsMax = 600

    private static func words(_ text: String) -> [Substring] {
        text.split(separator: " ", omittingEmptySubsequences: false)
    }

    private static func pieces(_ old: [Substring], _ new: [Substring]) -> [Markup] {
        let difference = new.difference(from: old)
        var removed = Set<Int>()
        var inserted = Set<Int>()
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var pieces: [Markup] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            var gone: [Substring] = []
            while left < old.count, removed.contains(left) {
                gone.append(old[left])
                left += 1
            }
            if !gone.isEmpty { pieces += [del { gone.joined(separator: " ") }, Markup(" ")] }
            var come: [Substring] = []
            while right < new.count, inserted.contains(right) {
                come.append(new[right])
                right += 1
            }
            if !come.isEmpty { pieces += [ins { come.joined(separator: " ") }, Markup(" ")] }
            if left < old.count, right < new.count, !removed.contains(left), !inserted.contains(right) {
                pieces.append(Markup(String(new[right]) + " "))
                left += 1
                right += 1
            }
        }
        return pieces
    }
}
