import Phrases

/// One step of a scale; its rating is its place, counted from 1.
package struct ScaleLevel: FieldRow {
    package var name = ""
    package var meaning = ""
    package var synonyms: [String] = []

    package init() {}

    package init(_ name: String, _ meaning: String, synonyms: [String] = []) {
        self.name = name
        self.meaning = meaning
        self.synonyms = synonyms
    }

    package static let fields: FieldList<ScaleLevel> = [
        Field("name", \.name, "Name", help: "One or two words.", type: .text(max: 40), required: true),
        Field(
            "meaning", \.meaning, "Meaning", help: "What must be true to choose it.", type: .longText(max: 1000),
            required: true),
        Field("synonyms", \.synonyms, "Other words", help: "Words in imported files that mean this level."),
    ]
}
