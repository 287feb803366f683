/// A currency, by its code, with how finely amounts in it are counted (ISO 4217).
package struct Currency: Hashable, Sendable {
    /// Three capital letters, such as `EUR`.
    package let code: String
    /// How many decimals an amount has: 2 for cents, 0 where there is no smaller unit.
    package let minorDigits: Int

    /// Finds a currency by its code as written, in capitals; nil where there is none.
    package init?(code: String) {
        guard let minorDigits = Self.minorDigitsByCode[code] else { return nil }
        self.code = code
        self.minorDigits = minorDigits
    }

    /// Every currency, by its code.
    package static let all: [Currency] = minorDigitsByCode.keys.sorted().compactMap(Currency.init(code:))

    private static let minorDigitsByCode: [String: Int] = codesByMinorDigits.reduce(into: [:]) { digits, entry in
        for code in entry.codes.split(whereSeparator: \.isWhitespace) { digits[String(code)] = entry.minorDigits }
    }

    /// ISO 4217 list one as of 2026-01-01, without metals, test codes and units of account that have no minor unit.
    ///
    /// A currency that is withdrawn stays here, since records have amounts in it: BGN (withdrawn 2026-01-01).
    private static let codesByMinorDigits: [(minorDigits: Int, codes: String)] = [
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (
            2,
            """
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
            CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG
            HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
            MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD
            SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD
            XCG YER ZAR ZMW ZWG
            """
        ),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
        (4, "CLF UYW"),
    ]
}
