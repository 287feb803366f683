import Phrases

/// “Page 2 of 9” at the foot of each page, whose figures only the program that lays the pages out knows.
enum PageNumbers {
    /// The words before the page's number, between it and the number of pages, and after that.
    static var words: (before: String, between: String, after: String) {
        let figure = "\u{FFFC}"
        let parts = ("Page \(figure) of \(figure)" as Phrase).text.split(
            separator: figure, omittingEmptySubsequences: false)
        return (String(parts[0]), String(parts[1]), String(parts[2]))
    }
}
