import Frameworks
import Testing

@Suite("Annex A")
struct AnnexATests {
    let controls = Catalog.bundled.controls

    @Test(
        "93 controls: 37 organizational, 8 people, 14 physical, 34 technological, numbered without a gap",
        arguments: zip(ReferenceControl.Theme.allCases, [37, 8, 14, 34]))
    func themes(theme: ReferenceControl.Theme, count: Int) {
        let ids = controls.filter { $0.theme == theme }.map(\.id.description)
        #expect(ids == (1...count).map { "A.\(theme.number).\($0)" })
        #expect(controls.count == 93)
    }

    @Test("Eleven controls are new in 2022")
    func newControls() {
        #expect(
            controls.filter(\.isNewIn2022).map(\.id.description) == [
                "A.5.7", "A.5.23", "A.5.30", "A.7.4", "A.8.9", "A.8.10", "A.8.11", "A.8.12", "A.8.16", "A.8.23",
                "A.8.28",
            ])
    }

    @Test("Each of the 114 controls of the 2013 edition has a successor")
    func predecessors() {
        let sections = [
            "5.1": 2, "6.1": 5, "6.2": 2, "7.1": 2, "7.2": 3, "7.3": 1, "8.1": 4, "8.2": 3, "8.3": 3, "9.1": 2,
            "9.2": 6,
            "9.3": 1, "9.4": 5, "10.1": 2, "11.1": 6, "11.2": 9, "12.1": 4, "12.2": 1, "12.3": 1, "12.4": 4, "12.5": 1,
            "12.6": 2, "12.7": 1, "13.1": 3, "13.2": 4, "14.1": 3, "14.2": 9, "14.3": 1, "15.1": 3, "15.2": 2,
            "16.1": 7,
            "17.1": 3, "17.2": 1, "18.1": 5, "18.2": 3,
        ]
        let edition2013 = sections.flatMap { section, count in (1...count).map { "A.\(section).\($0)" } }
        #expect(edition2013.count == 114)
        #expect(Set(controls.flatMap(\.predecessors2013)) == Set(edition2013))
    }

    @Test("Every attribute value is used, and every control has one of each kind")
    func attributes() {
        #expect(Set(controls.flatMap(\.controlTypes)) == Set(ControlType.allCases))
        #expect(Set(controls.flatMap(\.properties)) == Set(SecurityProperty.allCases))
        #expect(Set(controls.flatMap(\.concepts)) == Set(CybersecurityConcept.allCases))
        #expect(Set(controls.flatMap(\.capabilities)) == Set(OperationalCapability.allCases))
        #expect(Set(controls.flatMap(\.domains)) == Set(SecurityDomain.allCases))
        for control in controls {
            #expect(!control.controlTypes.isEmpty && !control.properties.isEmpty && !control.concepts.isEmpty)
            #expect(!control.capabilities.isEmpty && !control.domains.isEmpty)
        }
    }

    @Test("A control read by its number is that control")
    func lookup() throws {
        for control in controls { #expect(controls[id: control.id] == control) }
        let backup = try #require(ReferenceControl.ID("A.8.13").flatMap { controls[id: $0] })
        #expect(backup.title == "Information backup")
        #expect(backup.controlTypes == [.corrective])
        #expect(backup.properties == [.integrity, .availability])
        #expect(backup.predecessors2013 == ["A.12.3.1"])
        #expect(backup.capabilities.map(\.title) == ["Continuity"])
    }

    @Test("Titles are unique, and themes and attributes have readable ones")
    func titles() {
        #expect(Set(controls.map(\.title)).count == 93)
        #expect(ReferenceControl.Theme.people.title == "People controls")
        #expect(OperationalCapability.identityAndAccessManagement.title == "Identity and access management")
        #expect(SecurityDomain.governanceAndEcosystem.title == "Governance and ecosystem")
    }
}
