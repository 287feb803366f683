/// What a rule of conformity is called, such as RSK-07: in findings, in `annex check`, in docs/diagnostics.md.
///
/// Users write codes into their own documents and scripts, so a code never changes its meaning, and the code of a rule
/// that goes is not given to another. Code of ours names a rule by its member here, which the compiler checks:
///
/// ```swift
/// let stale = check.findings(about: statement.id).filter { $0.rule.code == .soa17 }
/// ```
package struct RuleCode: Hashable, Sendable {
    /// Three capitals for the subject, a dash and two digits. The capitals are not those of a record's codes where the two
    /// could be taken for each other: KEY-1 is a record, so no rule is KEY-01.
    package let text: String

    init(_ text: String) { self.text = text }

    /// What the rule is about, by its three capitals: RSK for RSK-07.
    package var subject: String { String(text.prefix { $0 != "-" }) }
}

extension RuleCode: CustomStringConvertible {
    package var description: String { text }
}

/// The codes of all rules, by the subject, in the order of `Conformity.chapters`.
extension RuleCode {
    package static let ctx01 = RuleCode("CTX-01")
    package static let ctx02 = RuleCode("CTX-02")
    package static let ctx03 = RuleCode("CTX-03")
    package static let ctx04 = RuleCode("CTX-04")
    package static let ctx05 = RuleCode("CTX-05")
    package static let ctx06 = RuleCode("CTX-06")

    package static let pty01 = RuleCode("PTY-01")
    package static let pty02 = RuleCode("PTY-02")
    package static let pty03 = RuleCode("PTY-03")
    package static let pty04 = RuleCode("PTY-04")
    package static let pty05 = RuleCode("PTY-05")
    package static let pty06 = RuleCode("PTY-06")
    package static let pty07 = RuleCode("PTY-07")

    package static let obl01 = RuleCode("OBL-01")
    package static let obl02 = RuleCode("OBL-02")
    package static let obl03 = RuleCode("OBL-03")
    package static let obl04 = RuleCode("OBL-04")
    package static let obl05 = RuleCode("OBL-05")
    package static let obl06 = RuleCode("OBL-06")
    package static let obl07 = RuleCode("OBL-07")
    package static let obl08 = RuleCode("OBL-08")

    package static let scp01 = RuleCode("SCP-01")
    package static let scp02 = RuleCode("SCP-02")
    package static let scp03 = RuleCode("SCP-03")
    package static let scp04 = RuleCode("SCP-04")
    package static let scp05 = RuleCode("SCP-05")
    package static let scp06 = RuleCode("SCP-06")
    package static let scp07 = RuleCode("SCP-07")
    package static let scp08 = RuleCode("SCP-08")
    package static let scp09 = RuleCode("SCP-09")

    package static let led01 = RuleCode("LED-01")
    package static let led02 = RuleCode("LED-02")
    package static let led03 = RuleCode("LED-03")
    package static let led04 = RuleCode("LED-04")
    package static let led05 = RuleCode("LED-05")
    package static let led06 = RuleCode("LED-06")
    package static let led07 = RuleCode("LED-07")
    package static let led08 = RuleCode("LED-08")
    package static let led09 = RuleCode("LED-09")
    package static let led10 = RuleCode("LED-10")
    package static let led11 = RuleCode("LED-11")

    package static let per01 = RuleCode("PER-01")
    package static let per02 = RuleCode("PER-02")

    package static let rsk01 = RuleCode("RSK-01")
    package static let rsk02 = RuleCode("RSK-02")
    package static let rsk03 = RuleCode("RSK-03")
    package static let rsk04 = RuleCode("RSK-04")
    package static let rsk05 = RuleCode("RSK-05")
    package static let rsk06 = RuleCode("RSK-06")
    package static let rsk07 = RuleCode("RSK-07")
    package static let rsk08 = RuleCode("RSK-08")
    package static let rsk09 = RuleCode("RSK-09")
    package static let rsk10 = RuleCode("RSK-10")
    package static let rsk11 = RuleCode("RSK-11")
    package static let rsk12 = RuleCode("RSK-12")
    package static let rsk13 = RuleCode("RSK-13")
    package static let rsk14 = RuleCode("RSK-14")
    package static let rsk15 = RuleCode("RSK-15")
    package static let rsk16 = RuleCode("RSK-16")
    package static let rsk17 = RuleCode("RSK-17")
    package static let rsk18 = RuleCode("RSK-18")
    package static let rsk19 = RuleCode("RSK-19")
    package static let rsk20 = RuleCode("RSK-20")

    package static let trt01 = RuleCode("TRT-01")
    package static let trt02 = RuleCode("TRT-02")
    package static let trt03 = RuleCode("TRT-03")
    package static let trt04 = RuleCode("TRT-04")
    package static let trt05 = RuleCode("TRT-05")
    package static let trt06 = RuleCode("TRT-06")
    package static let trt07 = RuleCode("TRT-07")
    package static let trt08 = RuleCode("TRT-08")
    package static let trt09 = RuleCode("TRT-09")
    package static let trt10 = RuleCode("TRT-10")
    package static let trt11 = RuleCode("TRT-11")
    package static let trt12 = RuleCode("TRT-12")
    package static let trt13 = RuleCode("TRT-13")
    package static let trt14 = RuleCode("TRT-14")
    package static let trt15 = RuleCode("TRT-15")
    package static let trt16 = RuleCode("TRT-16")
    package static let trt17 = RuleCode("TRT-17")
    package static let trt18 = RuleCode("TRT-18")
    package static let trt19 = RuleCode("TRT-19")
    package static let trt20 = RuleCode("TRT-20")
    package static let trt21 = RuleCode("TRT-21")
    package static let trt22 = RuleCode("TRT-22")

    package static let soa01 = RuleCode("SOA-01")
    package static let soa02 = RuleCode("SOA-02")
    package static let soa03 = RuleCode("SOA-03")
    package static let soa04 = RuleCode("SOA-04")
    package static let soa05 = RuleCode("SOA-05")
    package static let soa06 = RuleCode("SOA-06")
    package static let soa07 = RuleCode("SOA-07")
    package static let soa08 = RuleCode("SOA-08")
    package static let soa09 = RuleCode("SOA-09")
    package static let soa10 = RuleCode("SOA-10")
    package static let soa11 = RuleCode("SOA-11")
    package static let soa12 = RuleCode("SOA-12")
    package static let soa13 = RuleCode("SOA-13")
    package static let soa14 = RuleCode("SOA-14")
    package static let soa15 = RuleCode("SOA-15")
    package static let soa16 = RuleCode("SOA-16")
    package static let soa17 = RuleCode("SOA-17")
    package static let soa18 = RuleCode("SOA-18")
    package static let soa19 = RuleCode("SOA-19")

    package static let obj01 = RuleCode("OBJ-01")
    package static let obj02 = RuleCode("OBJ-02")
    package static let obj03 = RuleCode("OBJ-03")
    package static let obj04 = RuleCode("OBJ-04")
    package static let obj05 = RuleCode("OBJ-05")

    package static let doc01 = RuleCode("DOC-01")
    package static let doc02 = RuleCode("DOC-02")
    package static let doc03 = RuleCode("DOC-03")
    package static let doc04 = RuleCode("DOC-04")
    package static let doc05 = RuleCode("DOC-05")
    package static let doc06 = RuleCode("DOC-06")
    package static let doc07 = RuleCode("DOC-07")
    package static let doc08 = RuleCode("DOC-08")
    package static let doc09 = RuleCode("DOC-09")
    package static let apr01 = RuleCode("APR-01")
    package static let apr02 = RuleCode("APR-02")
    package static let apr03 = RuleCode("APR-03")

    package static let ctl01 = RuleCode("CTL-01")
    package static let ctl02 = RuleCode("CTL-02")
    package static let ctl03 = RuleCode("CTL-03")
    package static let ctl04 = RuleCode("CTL-04")
    package static let ctl05 = RuleCode("CTL-05")
    package static let ctl06 = RuleCode("CTL-06")
    package static let ctl07 = RuleCode("CTL-07")
    package static let ctl08 = RuleCode("CTL-08")

    package static let opr01 = RuleCode("OPR-01")
    package static let opr02 = RuleCode("OPR-02")
    package static let opr03 = RuleCode("OPR-03")
    package static let opr04 = RuleCode("OPR-04")
    package static let opr05 = RuleCode("OPR-05")
    package static let opr06 = RuleCode("OPR-06")

    package static let ast01 = RuleCode("AST-01")
    package static let ast02 = RuleCode("AST-02")
    package static let ast03 = RuleCode("AST-03")
    package static let ast04 = RuleCode("AST-04")
    package static let ast05 = RuleCode("AST-05")
    package static let ast06 = RuleCode("AST-06")
    package static let ast07 = RuleCode("AST-07")
    package static let ast08 = RuleCode("AST-08")
    package static let ast09 = RuleCode("AST-09")

    package static let evd01 = RuleCode("EVD-01")
    package static let evd02 = RuleCode("EVD-02")
    package static let evd03 = RuleCode("EVD-03")
    package static let evd04 = RuleCode("EVD-04")
}
