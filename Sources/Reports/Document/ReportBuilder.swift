/// Lets a document's blocks be written as a list of statements, with `if`, `switch` and `for`.
@resultBuilder
package enum ReportBuilder {
    package static func buildExpression(_ block: ReportBlock) -> [ReportBlock] { [block] }
    package static func buildExpression(_ blocks: [ReportBlock]) -> [ReportBlock] { blocks }
    package static func buildExpression(_ heading: Heading) -> [ReportBlock] { [.heading(heading)] }
    package static func buildExpression(_ paragraph: Paragraph) -> [ReportBlock] { [.paragraph(paragraph)] }
    package static func buildExpression(_ list: BulletList) -> [ReportBlock] { [.bullets(list)] }
    package static func buildExpression(_ list: NumberedList) -> [ReportBlock] { [.numbers(list)] }
    package static func buildExpression(_ list: StatementList) -> [ReportBlock] { [.statements(list)] }
    package static func buildExpression(_ list: FactList) -> [ReportBlock] { [.facts(list)] }
    package static func buildExpression(_ table: ReportTable) -> [ReportBlock] { [.table(table)] }
    package static func buildExpression(_ map: HeatMap) -> [ReportBlock] { [.heatMap(map)] }
    package static func buildExpression(_ chart: CoverageChart) -> [ReportBlock] { [.coverage(chart)] }
    package static func buildExpression(_ callout: Callout) -> [ReportBlock] { [.callout(callout)] }

    package static func buildBlock(_ parts: [ReportBlock]...) -> [ReportBlock] { parts.flatMap { $0 } }
    package static func buildOptional(_ part: [ReportBlock]?) -> [ReportBlock] { part ?? [] }
    package static func buildEither(first part: [ReportBlock]) -> [ReportBlock] { part }
    package static func buildEither(second part: [ReportBlock]) -> [ReportBlock] { part }
    package static func buildArray(_ parts: [[ReportBlock]]) -> [ReportBlock] { parts.flatMap { $0 } }
}
