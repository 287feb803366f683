/// A level on a scale that is parted into named bands, such as the level of a risk.
package struct BandedLevel: Hashable, Sendable {
    package let value: Int
    /// The name of the band it lies in, such as "high".
    package let band: String
    /// The band's place from the lowest, counted from 0.
    package let bandPlace: Int
    /// Written #RRGGBB.
    package let colour: String
    /// Whether it lies within the limit of what is accepted.
    package let isAcceptable: Bool

    package init(value: Int, band: String, bandPlace: Int, colour: String, isAcceptable: Bool) {
        self.value = value
        self.band = band
        self.bandPlace = bandPlace
        self.colour = colour
        self.isAcceptable = isAcceptable
    }
}
