/// The items of a catalogue in their published order, each found by its identifier at once.
package struct CatalogList<Element: Identifiable & Sendable>: Sendable where Element.ID: Sendable {
    private var items: [Element] = []
    private var places: [Element.ID: Int] = [:]

    /// Returns the item of that identifier, or nil where the catalogue has none.
    package subscript(id id: Element.ID) -> Element? { places[id].map { items[$0] } }

    init() {}

    /// Makes an item of each row. `item` is also given the list so far, so that a child can ask for its parent.
    init(
        _ table: CSVTable, item: (CatalogRow, CatalogList<Element>) throws(CatalogError) -> Element
    ) throws(CatalogError) {
        for row in table.rows { try append(item(row, self), from: row) }
    }

    mutating func append(_ item: Element, from row: CatalogRow) throws(CatalogError) {
        guard places.updateValue(items.count, forKey: item.id) == nil else {
            throw row.fault("id", "\(item.id) stands in the file twice")
        }
        items.append(item)
    }
}

extension CatalogList: RandomAccessCollection {
    package var startIndex: Int { items.startIndex }
    package var endIndex: Int { items.endIndex }
    package subscript(position: Int) -> Element { items[position] }
}
