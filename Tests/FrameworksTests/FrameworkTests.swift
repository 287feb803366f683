import Frameworks
import RecordFormat
import Testing

@Suite("Other frameworks and mappings")
struct FrameworkTests {
    let catalog = Catalog.bundled

    private func requirements(of framework: RequirementID.Framework) -> [Requirement] {
        catalog.requirements.filter { $0.id.framework == framework }
    }

    @Test("Each framework is described once, with a notice on whose wording it is")
    func described() {
        #expect(catalog.frameworks.map(\.id) == [.iso27001, .soc2, .gdpr, .csf])
        #expect(catalog.frameworks.allSatisfy { !$0.title.isEmpty && !$0.edition.isEmpty && !$0.notice.isEmpty })
    }

    @Test("61 Trust Services Criteria: 33 common, 3, 2, 5 and 18; the 17 COSO principles once each")
    func criteria() {
        var counts: [Requirement.TrustServicesCategory: Int] = [:]
        var principles: [Int] = []
        for requirement in requirements(of: .soc2) {
            guard case .criterion(let category, let series, _, let principle) = requirement.detail else {
                Issue.record("\(requirement.id) is no criterion")
                continue
            }
            counts[category, default: 0] += 1
            if let principle { principles.append(principle) }
            #expect(requirement.id.number.hasPrefix(series + "."))
        }
        #expect(
            counts == [.security: 33, .availability: 3, .confidentiality: 2, .processingIntegrity: 5, .privacy: 18])
        #expect(principles.sorted() == Array(1...17))
    }

    @Test("The GDPR's 99 articles in order")
    func articles() {
        #expect(requirements(of: .gdpr).map(\.id.number) == (1...99).map(String.init))
    }

    @Test("The CSF's 6 functions, 22 categories and 106 subcategories, each below its parent")
    func outcomes() {
        var counts: [Requirement.OutcomeLevel: Int] = [:]
        for requirement in requirements(of: .csf) {
            guard case .outcome(let level, _) = requirement.detail else {
                Issue.record("\(requirement.id) is no outcome")
                continue
            }
            counts[level, default: 0] += 1
            if let parent = requirement.parent {
                #expect(catalog.requirements[id: parent] != nil)
                #expect(requirement.id.number.hasPrefix(parent.number))
            }
        }
        #expect(counts == [.function: 6, .category: 22, .subcategory: 106])
    }

    @Test("Both ends of every mapping exist, and it is found from either")
    func mappings() {
        #expect(catalog.mappings.count == 216 + 105 + 97 + 112)
        for mapping in catalog.mappings {
            #expect(catalog.title(of: mapping.source) != nil && catalog.title(of: mapping.target) != nil)
            #expect(catalog.mappings(of: mapping.source).contains(mapping))
            #expect(catalog.mappings(of: mapping.target).contains(mapping))
        }
    }

    @Test("Mappings to SOC 2 and the GDPR never claim more than that two items intersect")
    func modesty() {
        for mapping in catalog.mappings where mapping.target.framework != .csf {
            #expect(mapping.relationship == .intersects)
        }
    }

    @Test("An item's title is found in every framework, and only there")
    func titles() {
        #expect(catalog.title(of: .iso27001("5.1")) == "Leadership and commitment")
        #expect(catalog.title(of: .iso27001("A.5.1")) == "Policies for information security")
        #expect(catalog.title(of: .gdpr("32")) == "Security of processing")
        #expect(catalog.title(of: .soc2("CC6.1")) != nil)
        #expect(catalog.title(of: .csf("GV.OC")) == "Organizational Context")
        #expect(catalog.title(of: .gdpr("CC6.1")) == nil)
        #expect(catalog.mappings(of: .gdpr("1")).isEmpty)
    }
}
