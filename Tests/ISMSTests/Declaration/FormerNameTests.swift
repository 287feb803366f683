import Frameworks
import ISMS
import RecordFormat
import Registers
import Testing

@Suite("Fields that had another name")
struct FormerNameTests {
    private func body(_ fields: KeyValuePairs<String, JSON>) -> JSONObject {
        JSONObject(fields.map { .init($0, $1) })
    }

    @Test("A body of before is read, and written by the name of now")
    func bodies() throws {
        let control = try Control(body: body(["name": "Backups", "referenceControls": ["A.8.13"]]))
        #expect(control.meets == ["A.8.13"] && control.referenceControls.map(\.description) == ["A.8.13"])
        #expect(control.body["meets"] == ["A.8.13"] && control.body["referenceControls"] == nil)
    }

    @Test("Where a body has both names, the one of now counts")
    func both() throws {
        let control = try Control(body: body(["referenceControls": ["A.8.13"], "meets": ["soc2-2017:A1.2"]]))
        #expect(control.meets == [.soc2("A1.2")])
    }

    @Test("The history does not tell of a change where only the name is another")
    func history() {
        let before = body(["name": "Backups", "referenceControls": ["A.8.13"]])
        #expect(FieldChange.between(before, body(["name": "Backups", "meets": ["A.8.13"]]), of: Control.kind).isEmpty)
        let changes = FieldChange.between(before, body(["name": "Backups", "meets": ["A.8.14"]]), of: Control.kind)
        #expect(changes.map(\.before) == [["A.8.13"]] && changes.map(\.field.name) == ["meets"])
    }

    @Test("Commands and files may go on saying the name of before")
    func names() throws {
        let names = FieldNames(of: Control.self)
        let match = try #require(names["referenceControls"])
        #expect(match.target.name == "meets" && !match.isSynonym)
        #expect(names["Implements"]?.target.name == "meets")
    }
}
