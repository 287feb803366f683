/// The version of the program, as it says itself and as documents say what made them.
package enum AnnexVersion {
    package static let current = "0.1.0"
    /// What documents name as their maker.
    package static let generator = "Annex \(current)"
}
