import Testing

@testable import WebPages

/// The digests are of the modules as another encoder draws them (python-qrcode 8, byte mode, error correction M).
@Suite("QR codes")
struct QRCodeTests {
    private static let address =
        "otpauth://totp/Annex:ada%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Annex&algorithm=SHA1&digits=6&period=30"

    @Test("A short text is drawn module by module as the standard wants")
    func short() throws {
        let code = try #require(QRCode("annex", mask: 3))
        let rows = (0..<code.size).map { y in
            String((0..<code.size).map { code[$0, y] ? Character("#") : Character(".") })
        }
        #expect(
            rows == [
                "#######.#..#..#######",
                "#.....#.##.##.#.....#",
                "#.###.#....#..#.###.#",
                "#.###.#.##.##.#.###.#",
                "#.###.#...##..#.###.#",
                "#.....#..#.##.#.....#",
                "#######.#.#.#.#######",
                "........#.###........",
                "#.##.###...##.#..#.##",
                ".....#.########..#..#",
                "#...###.#..#.....####",
                ".#..##.#..##..####...",
                "#.....#.###.#..#.....",
                "........#.##..#...#..",
                "#######.#.###..#..#..",
                "#.....#.##.....#####.",
                "#.###.#..##.#########",
                "#.###.#.####..#.##.#.",
                "#.###.#.##..#.##.##..",
                "#.....#..##..#......#",
                "#######.#....#...##..",
            ])
    }

    @Test(
        "Each mask",
        arguments: [
            (0, 0xab93422a8135a64f),
            (1, 0xf0aaad4e367e7a38),
            (2, 0x2afb9727d0cbda11),
            (3, 0x9109cf13721c94d7),
            (4, 0x898dce3d2e048251),
            (5, 0x2484e71d6fd930b4),
            (6, 0xca9ca418ec02f9e7),
            (7, 0xf616048afac7dc5d),
        ] as [(Int, UInt64)])
    func mask(mask: Int, digest: UInt64) throws {
        #expect(Self.digest(try #require(QRCode(Self.address, mask: mask))) == digest)
    }

    @Test(
        "Each size, filled to its last byte",
        arguments: [
            (14, 1, 0x57acc9f0c839134b),
            (15, 2, 0x214a39440435cecd),
            (26, 2, 0x377a1e6421b1323f),
            (27, 3, 0x3df7d01a8fdcb92f),
            (42, 3, 0x8a2de9c423802d18),
            (62, 4, 0x21a8d7ec59f08e60),
            (84, 5, 0x39b7f9f4de64399f),
            (106, 6, 0xa6c40f36e456fbf2),
            (122, 7, 0xe0401e99ef3574c1),
            (152, 8, 0xcc9bc325674aca7b),
            (180, 9, 0xafca6e0e3ac5f1ad),
            (213, 10, 0xe0a2c9c08e5c44d7),
            (251, 11, 0x514d712190af580b),
            (287, 12, 0xba9a584b615d4888),
            (331, 13, 0x54dee58db2472af7),
            (362, 14, 0xf02031a25df0468b),
            (412, 15, 0x8be2a70215f6b792),
            (450, 16, 0xc75fd9ca7ce857d4),
            (504, 17, 0xe4f35881ed1cb0d9),
            (560, 18, 0x81c909ff1ccafed7),
            (624, 19, 0xab300f59d0d8c749),
            (666, 20, 0x2f0e7c595157685b),
        ] as [(Int, Int, UInt64)])
    func size(byteCount: Int, version: Int, digest: UInt64) throws {
        let text = String(String(repeating: "annex0123456789", count: 50).prefix(byteCount))
        let code = try #require(QRCode(text, mask: byteCount % 8))
        #expect(code.size == 17 + 4 * version)
        #expect(Self.digest(code) == digest)
    }

    @Test("A text that is too long has no code")
    func long() {
        #expect(QRCode(String(repeating: "x", count: 667)) == nil)
    }

    /// FNV-1a of the modules, written as # and .
    private static func digest(_ code: QRCode) -> UInt64 {
        code.modules.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ ($1 ? 0x23 : 0x2E)) &* 0x100_0000_01b3 }
    }
}
