package import ISMS
import RecordFormat

/// The fields by which something is approved, and who may fill them in.
///
/// An approval is a statement of the person it names. It may only be entered by them, and never by whoever wrote what
/// is approved (ISO/IEC 27001:2022, 5.1 and 7.5.2 c; segregation of duties, A.5.3).
package enum Approval {
    /// The field that names who approved, by kind.
    package static let approverFields: [String: String] = [
        Scope.kind.name: "approvedBy", Document.kind.name: "approvedBy", RiskCriteria.kind.name: "approvedBy",
        IssuedStatement.kind.name: "approver",
    ]
    /// The fields that belong to an approval, by kind.
    package static let fields: [String: [String]] = [
        Scope.kind.name: ["approvedBy", "approvedOn"],
        Document.kind.name: ["approvedBy", "approvedOn"],
        RiskCriteria.kind.name: ["approvedBy", "approvedOn"],
        IssuedStatement.kind.name: ["approver", "approvedOn"],
    ]
    /// The fields in which a risk's owner decides, and the one that names them.
    package static let ownerDecisions: [(fields: [String], names: String)] = [
        (
            ["acceptedBy", "acceptedOn", "acceptedLevel", "acceptedCriteria", "acceptanceReason", "acceptedUntil"],
            "acceptedBy"
        ),
        (["planApprovedBy", "planApprovedOn", "planApprovedLevel"], "planApprovedBy"),
    ]

    /// Whether a field is part of an approval or an owner's decision, so that a form does not offer it for typing.
    package static func holds(_ field: String, of kind: Kind) -> Bool {
        fields[kind.name]?.contains(field) == true
            || (kind == Risk.kind && ownerDecisions.contains { $0.fields.contains(field) })
    }
}
