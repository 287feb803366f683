import ISMS
import HTML
import Phrases
package import RecordFormat
import Registers

/// A document as JSON: the whole of the document model, for programs that want more than a table.
///
/// What the program says in it is English, whatever language is shown: programs look for it. Numbers with decimals are
/// texts, as everywhere in Annex. Texts with markup are lists of runs, others are texts.
extension ReportDocument {
    package var json: JSON {
        var entries = ReportOutline(self).entries[...]
        let blocks = blocks.map { block -> JSON in
            if case .heading = block, let entry = entries.popFirst() {
                return [
                    "type": "heading", "level": .integer(entry.level), "number": .string(entry.number),
                    "title": .string(entry.title.english),
                ]
            }
            return block.json
        }
        return .withoutNulls([
            "format": "annex-report", "formatVersion": 1, "title": .string(title.english),
            "subtitle": .text(subtitle?.english),
            "organization": .string(organization.english), "language": .string(language), "control": control.json,
            "mainTable": .text(mainTable?.name.english), "blocks": .array(blocks),
        ])
    }
}

extension JSON {
    /// A text, or null where there is none.
    fileprivate static func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }

    /// A number, or its digits as text where a JSON reader might round it.
    fileprivate static func exact(_ number: Int) -> JSON {
        number.magnitude <= JSON.integerMax ? .integer(number) : .string(String(number))
    }

    fileprivate static func texts(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }

    fileprivate static func withoutNulls(_ members: KeyValuePairs<String, JSON>) -> JSON {
        .object(JSONObject(members.filter { $0.value != .null }.map { JSONObject.Member($0.key, $0.value) }))
    }
}

extension DocumentControl {
    fileprivate var json: JSON {
        .withoutNulls([
            "documentType": .string(documentType.english), "code": .text(code), "version": .text(version),
            "status": status.json, "owner": .text(owner?.english), "author": .text(author),
            "approver": .text(approver?.english),
            "approvedOn": .text(approvedOn?.description), "reviewBy": .text(reviewBy?.description),
            "classification": .text(classification?.english), "generatedBy": .string(generatedBy),
            "asOf": [
                "sequence": .exact(asOf.sequence), "hash": .string(asOf.hash), "instant": .string(asOf.instant.isoText),
            ],
        ])
    }
}

extension ReportBlock {
    fileprivate var json: JSON {
        switch self {
        case .heading(let heading): ["type": "heading", "title": .string(heading.title.english)]
        case .paragraph(let paragraph): ["type": "paragraph", "text": paragraph.text.json]
        case .bullets(let list): ["type": "bullets", "items": .array(list.items.map(\.json))]
        case .numbers(let list):
            ["type": "numbers", "first": .exact(list.first), "items": .array(list.items.map(\.json))]
        case .statements(let list):
            [
                "type": "statements",
                "statements": .array(
                    list.statements.map { ["identifier": .string($0.identifier), "text": $0.text.json] }),
            ]
        case .facts(let list):
            [
                "type": "facts",
                "facts": .array(list.facts.map { ["name": .string($0.name.english), "value": $0.cell.json] }),
            ]
        case .table(let table): table.json
        case .heatMap(let map): map.json
        case .coverage(let chart): chart.json
        case .callout(let callout):
            [
                "type": "callout", "title": .string(callout.title.english), "text": callout.text.json,
                "tone": .string(callout.tone.rawValue),
            ]
        }
    }
}

extension RichText {
    fileprivate var json: JSON {
        let isPlain = runs.allSatisfy { if case .plain = $0 { true } else { false } }
        return isPlain ? .string(plainText.english) : .array(runs.map(RichText.json))
    }

    private static func json(_ run: Run) -> JSON {
        switch run {
        case .plain(let text): ["text": .string(text.english)]
        case .strong(let text): ["text": .string(text.english), "style": "strong"]
        case .emphasis(let text): ["text": .string(text.english), "style": "emphasis"]
        case .code(let code): ["code": .string(code)]
        case .link(let text, let address): ["text": .string(text.english), "address": .string(address.description)]
        }
    }
}

extension ReportTable {
    fileprivate var json: JSON {
        .withoutNulls([
            "type": "table", "name": .string(name.english), "caption": .text(caption?.english),
            "columns": .array(
                columns.map { column in
                    .withoutNulls([
                        "title": .string(column.title.english), "kind": .string(column.kind.rawValue),
                        "choices": column.choices.isEmpty ? .null : .texts(column.choices.map(\.english)),
                    ])
                }),
            "groupTitle": isGrouped ? .string(groupTitle.english) : .null,
            "groups": .array(
                groups.map { group in
                    .withoutNulls([
                        "title": .text(group.title?.english),
                        "rows": .array(
                            group.rows.map { row in
                                .withoutNulls(["code": .text(row.code), "cells": .array(row.cells.map(\.json))])
                            }),
                    ])
                }),
        ])
    }
}

extension ReportCell {
    fileprivate var json: JSON {
        switch self {
        case .empty: .null
        case .text(let text): text.json
        case .number(let number): number.decimals == 0 ? .exact(number.units) : .string(number.text)
        case .day(let day): .string(day.description)
        case .level(let level): level.json
        case .status(let status): status.json
        case .code(let code): .string(code)
        case .codes(let codes): .texts(codes)
        case .list(let items): .array(items.map(\.json))
        }
    }
}

extension ReportLevel {
    fileprivate var json: JSON {
        .withoutNulls([
            "name": .string(name.english), "color": .string(color.description),
            "figure": figure.map { .exact($0) } ?? .null,
        ])
    }
}

extension ReportStatus {
    fileprivate var json: JSON { ["name": .string(name.english), "tone": .string(tone.rawValue)] }
}

extension HeatMap {
    fileprivate var json: JSON {
        [
            "type": "heatMap", "title": .string(title.english), "horizontal": HeatMap.json(horizontal),
            "vertical": HeatMap.json(vertical), "unplaced": .texts(unplaced),
            "rows": .array(
                rows.map { row in
                    .array(row.map { ["level": $0.level.json, "count": .exact($0.count), "codes": .texts($0.codes)] })
                }),
        ]
    }

    private static func json(_ axis: Axis) -> JSON {
        ["title": .string(axis.title.english), "steps": .texts(axis.steps)]
    }
}

extension CoverageChart {
    fileprivate var json: JSON {
        [
            "type": "coverage", "title": .string(title.english),
            "bars": .array(
                bars.map { bar in
                    [
                        "name": .string(bar.name.english), "total": .exact(bar.total),
                        "shares": .array(
                            bar.shares.map { ["status": $0.status.json, "count": .exact($0.count)] }),
                    ]
                }),
        ]
    }
}
