import Frameworks
import Testing

@Suite("The questions customers ask")
struct CustomerQuestionTests {
    private static func file() throws -> CatalogFile { try #require(CatalogFile.embedded("questions.csv")) }

    @Test("There are 120, five to ten on each topic, numbered in their order")
    func count() throws {
        let questions = try CustomerQuestion.all(in: Self.file())
        #expect(questions.count == 120 && CustomerQuestion.bundled.count == 120)
        for topic in CustomerQuestion.Topic.allCases {
            let count = questions.count { $0.topic == topic }
            #expect((5...10).contains(count), "\(topic.rawValue) has \(count)")
        }
        for (place, question) in questions.enumerated() {
            let number = String(place + 1)
            #expect(question.id == "Q-" + String(repeating: "0", count: 3 - number.count) + number)
        }
        let topics = questions.map(\.topic)
        #expect(zip(topics, topics.dropFirst()).count { $0 != $1 } == CustomerQuestion.Topic.allCases.count - 1)
    }

    @Test("Whatever a question refers to exists")
    func references() throws {
        for question in try CustomerQuestion.all(in: Self.file()) {
            for clause in question.clauses { #expect(Catalog.bundled.clauses[id: clause] != nil, "\(question.id)") }
            for case .document(let id) in question.sources {
                #expect(DocumentTemplate.ids.contains(id), "\(question.id) names \(id)")
            }
        }
    }

    @Test("Every document of the set answers some question")
    func coverage() throws {
        let named = try CustomerQuestion.all(in: Self.file()).flatMap(\.sources).compactMap { source in
            if case .document(let id) = source { id } else { nil }
        }
        #expect(Set(DocumentTemplate.ids).subtracting(named) == [])
    }

    @Test(
        "A row out of form is refused with its place",
        arguments: [
            ("Q-001,Governance", "Q-001,Gossip", "topic", "“Gossip” is no topic"),
            ("top management?,", "top management,", "question", "does not end with a “?”"),
            ("A.5.1,5.2", "A.5.99,5.2", "controls", "“A.5.99” is no Annex A control"),
            (
                "document:information-security-policy;document,", "document:;document,", "source",
                "is no register or document"
            ),
        ])
    func broken(old: String, new: String, column: String, problem: String) throws {
        let text = String(decoding: try Self.file().bytes, as: UTF8.self)
        try #require(text.contains(old))
        let error = #expect(throws: CatalogError.self) {
            try CustomerQuestion.all(
                in: CatalogFile(path: "questions.csv", bytes: Array(text.replacing(old, with: new).utf8)))
        }
        #expect(error?.column == column && error?.problem.contains(problem) == true, "\(String(describing: error))")
    }
}
