import Frameworks
import RecordFormat
import Testing

@Suite("Requirements as people write them")
struct RequirementTextTests {
    @Test(
        "A requirement is read with its framework or without, as far as there can be no doubt",
        arguments: [
            ("A.5.1", "A.5.1"), ("5.1", "A.5.1"), ("a 8.23", "A.8.23"), ("Annex A 8.23: Web filtering", "A.8.23"),
            ("6.1.3 d)", "6.1.3.d"), ("9.2", "9.2"), ("clause 5.1", "5.1"), ("iso27001-2022:5.1", "5.1"),
            ("ISO/IEC 27001 A.5.1", "A.5.1"),
            ("iso27001-2022:A.5.1", "A.5.1"), ("CC7.4", "soc2-2017:CC7.4"), ("cc7.4", "soc2-2017:CC7.4"),
            ("SOC 2 CC7.4", "soc2-2017:CC7.4"), ("SOC2: CC7.4", "soc2-2017:CC7.4"),
            ("soc2-2017:CC7.4", "soc2-2017:CC7.4"),
            ("GDPR 33", "gdpr:33"), ("General Data Protection Regulation, 33", "gdpr:33"),
            ("NIST CSF PR.AA-01", "nist-csf-2.0:PR.AA-01"), ("pr.aa-01", "nist-csf-2.0:PR.AA-01"),
        ])
    func read(text: String, id: String) throws {
        let requirement = try #require(RequirementID(parsing: text))
        #expect(requirement.description == id)
        #expect(RequirementID(parsing: requirement.written) == requirement)
        #expect(RequirementID(requirement.description) == requirement)
    }

    @Test(
        "What no framework has is no requirement",
        arguments: [
            "", "33", "A.9.2.1", "11.4", "CC99.1", "SOC 2", "GDPR 133", "pci:1.1", ":", "a:", "CC7.4 CC7.5", "ä",
        ])
    func unknown(text: String) { #expect(RequirementID(parsing: text) == nil) }

    @Test("Every requirement is found by what is written of it")
    func all() {
        for requirement in Catalog.bundled.requirements {
            #expect(RequirementID(parsing: requirement.id.written) == requirement.id, "\(requirement.id)")
        }
    }
}
