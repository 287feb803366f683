import ISMS
import Phrases
import Registers

/// How a person answers what an import asks of them: by an option of the command, or in the form on a page.
package enum ImportAdvice: Hashable, Sendable {
    case commandLine, form

    /// Say which column is read into a field.
    func sayingColumn(of field: FieldDeclaration) -> Phrase {
        switch self {
        case .commandLine: "say which does with --map COLUMN=\(field.name)"
        case .form: "choose the column that does"
        }
    }

    /// Say one value for all rows that leave a field empty.
    func sayingValue(of field: FieldDeclaration) -> Phrase {
        switch self {
        case .commandLine: "give one for all with --set \(field.name)=VALUE"
        case .form: "give one for all rows that leave it empty"
        }
    }

    /// That one value for all rows would do as well.
    func remark(on field: FieldDeclaration) -> Phrase {
        switch self {
        case .commandLine: " (--set \(field.name)=VALUE gives it for all such rows)"
        case .form: " (one for all rows that leave it empty can be given beside the columns)"
        }
    }

    var sayingDateOrder: Phrase {
        switch self {
        case .commandLine: "say --dates day-first or --dates month-first"
        case .form: "say beside the columns which part comes first"
        }
    }

    var creatingMissing: Phrase {
        switch self {
        case .commandLine: "or have what is missing made with --create-missing"
        case .form: "or have what is missing made, as is offered beside the columns"
        }
    }

    var takingCodeElsewhere: Phrase {
        switch self {
        case .commandLine: "or take the column as --map COLUMN=externalReference"
        case .form: "or choose the external reference for the column"
        }
    }

    var sayingColumns: Phrase {
        switch self {
        case .commandLine: "say which is which with --map COLUMN=FIELD"
        case .form: "choose which is which"
        }
    }

    /// That two columns go into one field.
    func joining(_ first: String, _ second: String, in target: FieldTarget) -> Phrase {
        switch self {
        case .commandLine: "--map: columns \(first) and \(second) both go into \(target.name)"
        case .form: "columns \(first) and \(second) both go into “\(target.label)”"
        }
    }

    func attaching(_ field: FieldDeclaration) -> Phrase {
        switch self {
        case .commandLine: "files are attached with “annex set CODE \(field.name)=@PATH”"
        case .form: "files are added on the record’s page"
        }
    }

    /// What a value given for all rows is called in a message.
    func option(_ target: FieldTarget) -> Phrase {
        switch self {
        case .commandLine: "--set \(target.name)"
        case .form: "\(target.label) for rows that leave it empty"
        }
    }

    var issuing: Phrase {
        switch self {
        case .commandLine: "statements are issued with “annex soa issue”, never imported"
        case .form: "statements are issued, never imported"
        }
    }
}
