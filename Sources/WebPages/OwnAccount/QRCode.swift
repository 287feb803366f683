/// A QR code (ISO/IEC 18004): text as bytes, error correction M, so that an authenticator can read a secret from the
/// screen without a script and without any other server.
struct QRCode: Hashable, Sendable {
    /// Modules on each side.
    let size: Int
    /// Row by row; true is dark.
    private(set) var modules: [Bool]
    /// Modules that belong to patterns, formats and versions, and carry no data.
    private var isReserved: [Bool]

    subscript(x: Int, y: Int) -> Bool { modules[y * size + x] }

    /// Makes the smallest code that holds a text; nil where it is longer than 666 bytes.
    /// - Parameter mask: 0 to 7; nil for the one that reads best.
    init?(_ text: String, mask: Int? = nil) {
        guard let version = QRVersion.smallest(for: text.utf8.count) else { return nil }
        var plain = QRCode(empty: version)
        plain.drawPatterns(version)
        plain.drawFormat(mask: 0)
        plain.draw(version.codewords(of: Array(text.utf8)))
        let masked = (mask.map { [$0] } ?? Array(0...7)).map { mask in
            var code = plain
            code.apply(mask: mask)
            code.drawFormat(mask: mask)
            return (code: code, penalty: code.penalty)
        }
        guard let best = masked.min(by: { $0.penalty < $1.penalty }) else { return nil }
        self = best.code
    }

    private init(empty version: QRVersion) {
        size = version.size
        modules = [Bool](repeating: false, count: version.size * version.size)
        isReserved = modules
    }

    // MARK: Patterns

    private mutating func set(_ x: Int, _ y: Int, _ isDark: Bool) {
        guard (0..<size).contains(x), (0..<size).contains(y) else { return }
        modules[y * size + x] = isDark
        isReserved[y * size + x] = true
    }

    private mutating func drawPatterns(_ version: QRVersion) {
        for place in 0..<size {
            set(6, place, place.isMultiple(of: 2))
            set(place, 6, place.isMultiple(of: 2))
        }
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] {
            for down in -4...4 {
                for across in -4...4 {
                    let distance = max(abs(across), abs(down))
                    set(x + across, y + down, distance != 2 && distance != 4)
                }
            }
        }
        let places = version.alignmentPlaces
        for x in places {
            for y in places where !isFinder(x, y, places) {
                for down in -2...2 {
                    for across in -2...2 { set(x + across, y + down, max(abs(across), abs(down)) != 1) }
                }
            }
        }
        guard version.number >= 7 else { return }
        let bits = version.number << 12 | Self.remainder(version.number, shift: 12, polynomial: 0x1F25)
        for place in 0..<18 {
            let isDark = bits >> place & 1 == 1
            set(size - 11 + place % 3, place / 3, isDark)
            set(place / 3, size - 11 + place % 3, isDark)
        }
    }

    private func isFinder(_ x: Int, _ y: Int, _ places: [Int]) -> Bool {
        let (first, last) = (places.first, places.last)
        return (x == first && y == first) || (x == first && y == last) || (x == last && y == first)
    }

    /// Error correction M is written as 00.
    private mutating func drawFormat(mask: Int) {
        let bits = (mask << 10 | Self.remainder(mask, shift: 10, polynomial: 0x537)) ^ 0x5412
        func isDark(_ place: Int) -> Bool { bits >> place & 1 == 1 }
        for place in 0...5 { set(8, place, isDark(place)) }
        set(8, 7, isDark(6))
        set(8, 8, isDark(7))
        set(7, 8, isDark(8))
        for place in 9...14 { set(14 - place, 8, isDark(place)) }
        for place in 0...7 { set(size - 1 - place, 8, isDark(place)) }
        for place in 8...14 { set(8, size - 15 + place, isDark(place)) }
        set(8, size - 8, true)
    }

    /// What is left of a number of a BCH code after division.
    private static func remainder(_ number: Int, shift: Int, polynomial: Int) -> Int {
        var rest = number
        for _ in 0..<shift { rest = rest << 1 ^ (rest >> (shift - 1)) * polynomial }
        return rest
    }

    // MARK: Data

    /// Two columns at a time from the right, up and down in turns.
    private mutating func draw(_ codewords: [UInt8]) {
        var place = 0
        var isUpward = true
        var right = size - 1
        while right > 0 {
            if right == 6 { right = 5 }
            for step in 0..<size {
                let y = isUpward ? size - 1 - step : step
                for x in [right, right - 1] where !isReserved[y * size + x] && place < codewords.count * 8 {
                    modules[y * size + x] = codewords[place / 8] >> (7 - place % 8) & 1 == 1
                    place += 1
                }
            }
            isUpward.toggle()
            right -= 2
        }
    }

    private mutating func apply(mask: Int) {
        for y in 0..<size {
            for x in 0..<size where !isReserved[y * size + x] && Self.isInverted(mask, x, y) {
                modules[y * size + x].toggle()
            }
        }
    }

    private static func isInverted(_ mask: Int, _ x: Int, _ y: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (x / 3 + y / 2) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }

    // MARK: How well it reads

    /// The four penalties of 7.8.3.1: long runs, blocks, what looks like a finder, and an uneven balance.
    private var penalty: Int {
        var points = 0
        for line in 0..<size {
            points += Self.linePenalty((0..<size).map { self[$0, line] })
            points += Self.linePenalty((0..<size).map { self[line, $0] })
        }
        for y in 0..<size - 1 {
            for x in 0..<size - 1
            where self[x, y] == self[x + 1, y] && self[x, y] == self[x, y + 1] && self[x, y] == self[x + 1, y + 1] {
                points += 3
            }
        }
        let darkCount = modules.count(where: { $0 })
        points += abs(darkCount * 20 - modules.count * 10) / modules.count * 10
        return points
    }

    private static func linePenalty(_ line: [Bool]) -> Int {
        var points = 0
        var runLength = 0
        for (place, isDark) in line.enumerated() {
            runLength = place > 0 && line[place - 1] == isDark ? runLength + 1 : 1
            if runLength == 5 { points += 3 } else if runLength > 5 { points += 1 }
        }
        let finder = [true, false, true, true, true, false, true]
        for start in 0...line.count - 7 where line[start..<start + 7].elementsEqual(finder) {
            let before = line[max(0, start - 4)..<start]
            let after = line[min(line.count, start + 7)..<min(line.count, start + 11)]
            if !before.contains(true) || !after.contains(true) { points += 40 }
        }
        return points
    }
}
