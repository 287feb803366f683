import Phrases
import ISMS
import Registers
import Reports

struct SampleRisk {
    let code: String
    let title: String
    let owner: String
    let likelihood: Int
    let impact: Int
    let treatment: String
    let lossCentimes: Int
    let review: Day?

    static let all: [SampleRisk] = (1...40).map { number in
        let events = [
            "Ransomware reaches the production control network through a supplier's remote access and stops filling",
            "Customer master data is exported by a leaver who still has an account",
            "The only engineer who knows the recipe server leaves",
            "A cold store loses power and its alarm is not passed on at night",
            "Invoices are diverted by a forged change of bank details",
            "A backup cannot be restored because its key was lost",
            "A laptop with personnel files is stolen from a car",
            "The order portal is not reachable for a day in the week before a holiday",
        ]
        let owners = ["IT operations", "Human resources", "Production", "Facilities", "Finance"]
        return SampleRisk(
            code: "RISK-\(number)", title: events[number % events.count], owner: owners[number % owners.count],
            likelihood: [2, 3, 3, 1, 4, 2, 3, 5, 2, 3][number % 10],
            impact: [3, 4, 2, 3, 4, 5, 3, 4, 2, 1, 3, 4][number % 12],
            treatment: ["Mitigate", "Mitigate", "Accept", "Transfer"][number % 4],
            lossCentimes: (number * 7919 % 480 + 3) * 125_050,
            review: Day(year: 2026, month: 4 + number % 8, day: 1 + number % 28))
    }
}

struct SampleControl {
    let code: String
    let theme: String
    let title: String
    let isApplicable: Bool
    let justification: String
    let reasons: [String]
    let status: ReportStatus
    let owner: String

    static let all: [SampleControl] = {
        let themes = [("Organizational", 5, 37), ("People", 6, 8), ("Physical", 7, 14), ("Technological", 8, 34)]
        let titles = [
            "Rules for information security", "Who answers for what", "Keeping duties apart",
            "Contact with authorities and with interest groups", "Inventory of information and other assets",
            "Access to systems and information", "Security in agreements with suppliers", "Readiness for incidents",
        ]
        let justifications = [
            "Needed to treat the named risks; the rule is in force since January and its effect is reviewed each quarter.",
            "Required by the contract with the two largest customers and by the law on product liability. Partly covered "
                + "by the group's own procedure, which the site follows; what is missing is the yearly test, planned "
                + "together with the maintenance shutdown so that production is not stopped twice.",
            "Good practice that costs little here and makes the audit trail complete.",
        ]
        var number = 0
        return themes.flatMap { theme, clause, count in
            (1...count).map { item in
                number += 1
                let isApplicable = number % 16 != 9
                let statuses = [
                    SampleReport.implemented, SampleReport.implemented, SampleReport.partial, SampleReport.planned,
                ]
                return SampleControl(
                    code: "A.\(clause).\(item)", theme: theme, title: titles[number % titles.count],
                    isApplicable: isApplicable,
                    justification: isApplicable
                        ? justifications[number % 3]
                        : "No software is developed, and no development is ordered from others; reviewed each year.",
                    reasons: isApplicable
                        ? (0...(number % 4)).map { "RISK-\(1 + (number * 5 + $0 * 11) % 40)" } : [],
                    status: isApplicable ? statuses[number % 4] : SampleReport.excluded,
                    owner: ["IT operations", "Security officer", "Facilities", "Human resources"][number % 4])
            }
        }
    }()
}
