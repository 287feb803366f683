import ISMS
import Registers
import Serving
import Synchronization

/// The registers of a snapshot as their lists search and sort them, and the rows as they were written last.
final class KeptRegisters: DerivedPart {
    let rows: RegisterRows
    private let tables: Mutex<[Kind: Lazily<RegisterTable>]>

    init() {
        rows = RegisterRows()
        tables = Mutex([:])
    }

    private init(_ rows: RegisterRows, _ tables: [Kind: Lazily<RegisterTable>]) {
        self.rows = rows
        self.tables = Mutex(tables)
    }

    func table(of kind: Kind, in isms: ISMS) -> RegisterTable {
        let table = tables.withLock { tables in
            let table = tables[kind] ?? Lazily()
            tables[kind] = table
            return table
        }
        return table.value { RegisterTable(of: kind, in: isms) }
    }

    func carried(from earlier: Derivation, to later: Derivation, over changes: SnapshotChanges) -> KeptRegisters? {
        let tables = tables.withLock { tables in
            tables.compactMapValues { table in
                table.known.map {
                    let isSame = !changes.kinds.contains($0.kind)
                    return Lazily($0.carried(to: later.isms, touched: changes.touched, isSame: isSame))
                }
            }
        }
        let areFiguresSame =
            later.day == earlier.day && RegisterPages.decidingFigures.isDisjoint(with: changes.kinds)
        return KeptRegisters(areFiguresSame ? rows.without(changes.around) : RegisterRows(), tables)
    }

    var bytes: Int { rows.bytes + tables.withLock { $0.values.reduce(0) { $0 + ($1.known?.bytes ?? 0) } } }
}

extension Derived {
    /// The register of a kind, with what its list searches and sorts by.
    func table(of kind: Kind) -> RegisterTable { part(KeptRegisters.self).table(of: kind, in: isms) }

    /// Rows of registers' lists as they were written last.
    var rows: RegisterRows { part(KeptRegisters.self).rows }
}
