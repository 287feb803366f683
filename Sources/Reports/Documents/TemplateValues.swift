import Frameworks
import ISMS
import Phrases
import Registers

/// What an organization's records say to the tags of a template on a day, as the registers declare (`DocumentTags`).
struct TemplateValues {
    let isms: ISMS
    let day: Day

    init(of isms: ISMS, on day: Day) {
        self.isms = isms
        self.day = day
    }

    /// All values by name, with the choices of one template.
    func values(choices: [String: TemplateValue]) -> [String: TemplateValue] {
        let lists = isms.documentLists(on: day)
        var values = lists.mapValues { TemplateValue.list($0) }
        values.merge(isms.documentValues(on: day).mapValues { .group($0) }) { list, _ in list }
        values["today"] = .text(day.longText.english)
        values["choice"] = .group(choices)
        values["has"] = .group(lists.mapValues { .flag(!$0.isEmpty) })
        return values
    }

    /// What the organization calls each role.
    var roleNames: [String: TemplateValue] { isms.documentValues(on: day)["role"] ?? [:] }
}
