/// A size of QR codes at error correction M, and how data is spread over it.
struct QRVersion: Hashable, Sendable {
    /// 1 to 20.
    let number: Int

    /// The numbers of the standard's table 9, for error correction M: of error correction codewords in a block, and of
    /// blocks.
    private static let correctionCounts = [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
    ]
    private static let blockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16]

    static func smallest(for byteCount: Int) -> QRVersion? {
        (1...20).map { QRVersion(number: $0) }.first { $0.byteCountMax >= byteCount }
    }

    var size: Int { 17 + 4 * number }

    private var correctionCount: Int { Self.correctionCounts[number - 1] }
    private var blockCount: Int { Self.blockCounts[number - 1] }

    /// Where rows and columns of alignment patterns cross.
    var alignmentPlaces: [Int] {
        guard number > 1 else { return [] }
        let count = number / 7 + 2
        let step = (number * 4 + count * 2 + 1) / (count * 2 - 2) * 2
        return [6] + (0..<count - 1).map { size - 7 - $0 * step }.reversed()
    }

    /// All that is not part of a pattern, in bytes.
    private var codewordCount: Int {
        var modules = (16 * number + 128) * number + 64
        if number >= 2 {
            let lines = number / 7 + 2
            modules -= (25 * lines - 10) * lines - 55
            if number >= 7 { modules -= 36 }
        }
        return modules / 8
    }

    private var dataCount: Int { codewordCount - correctionCount * blockCount }
    private var lengthBitCount: Int { number < 10 ? 8 : 16 }
    private var byteCountMax: Int { (dataCount * 8 - 4 - lengthBitCount) / 8 }

    /// The text in one segment of bytes, filled up, with error correction, its blocks woven into each other.
    func codewords(of bytes: [UInt8]) -> [UInt8] {
        var bits: [Bool] = []
        func append(_ value: Int, _ count: Int) {
            for place in (0..<count).reversed() { bits.append(value >> place & 1 == 1) }
        }
        append(0b0100, 4)
        append(bytes.count, lengthBitCount)
        for byte in bytes { append(Int(byte), 8) }
        append(0, min(4, dataCount * 8 - bits.count))
        append(0, (8 - bits.count % 8) % 8)
        var data = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        for place in 0..<dataCount - data.count { data.append(place.isMultiple(of: 2) ? 0xEC : 0x11) }
        return woven(data)
    }

    private func woven(_ data: [UInt8]) -> [UInt8] {
        let shortCount = blockCount - codewordCount % blockCount
        let shortLength = codewordCount / blockCount - correctionCount
        let divisor = ReedSolomon.divisor(degree: correctionCount)
        var blocks: [(data: [UInt8], correction: [UInt8])] = []
        var start = 0
        for index in 0..<blockCount {
            let length = shortLength + (index < shortCount ? 0 : 1)
            let block = Array(data[start..<start + length])
            blocks.append((block, ReedSolomon.remainder(of: block, by: divisor)))
            start += length
        }
        var codewords: [UInt8] = []
        for place in 0...shortLength {
            for block in blocks where place < block.data.count { codewords.append(block.data[place]) }
        }
        for place in 0..<correctionCount {
            for block in blocks { codewords.append(block.correction[place]) }
        }
        return codewords
    }
}

/// Error correction over the field of 256 elements that QR codes use.
private enum ReedSolomon {
    static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var product = 0
        for place in (0..<8).reversed() {
            product = product << 1 ^ (product >> 7) * 0x11D
            product ^= Int(right >> place & 1) * Int(left)
        }
        return UInt8(truncatingIfNeeded: product)
    }

    /// The coefficients of the product of (x − 2ⁱ), without the leading 1.
    static func divisor(degree: Int) -> [UInt8] {
        var coefficients = [UInt8](repeating: 0, count: degree - 1) + [1]
        var root: UInt8 = 1
        for _ in 0..<degree {
            for place in coefficients.indices {
                coefficients[place] = product(coefficients[place], root)
                if place + 1 < coefficients.count { coefficients[place] ^= coefficients[place + 1] }
            }
            root = product(root, 2)
        }
        return coefficients
    }

    static func remainder(of data: [UInt8], by divisor: [UInt8]) -> [UInt8] {
        var rest = [UInt8](repeating: 0, count: divisor.count)
        for byte in data {
            let factor = byte ^ rest.removeFirst()
            rest.append(0)
            for place in rest.indices { rest[place] ^= product(divisor[place], factor) }
        }
        return rest
    }
}
