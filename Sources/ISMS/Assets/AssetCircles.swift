import RecordFormat
import Registers

extension ISMS {
    var assetCircles: AssetCircles {
        SnapshotRead.note(.register(Asset.kind))
        return once { AssetCircles(in: self) }
    }
}

/// The circles in the dependencies between assets, which are refused: found once for a snapshot, in linear time, since
/// an import asks for each of its rows.
struct AssetCircles: Sendable {
    /// For each asset that lies on a circle, one circle among the assets it is entangled with, and its place there;
    /// nil for a place beside it.
    private var circles: [[Entry<Asset>]] = []
    private var places: [RecordID: (circle: Int, place: Int?)] = [:]

    init(in isms: ISMS) {
        let assets = isms[Asset.self]
        for entangled in Self.entangled(assets) {
            let circle = Self.circle(among: entangled, assets)
            for asset in entangled { places[asset.id] = (circles.count, nil) }
            for (place, asset) in circle.enumerated() { places[asset.id] = (circles.count, place) }
            circles.append(circle)
        }
    }

    /// A circle that an asset lies on, as a message names it: AST-3 → AST-1 → AST-3; nil where it lies on none.
    func path(through asset: RecordID) -> String? {
        guard let (number, place) = places[asset] else { return nil }
        let circle = circles[number]
        let start = place ?? 0
        let shown = min(circle.count, Self.shownMax)
        var codes = (0..<shown).map { circle[(start + $0) % circle.count].code }
        if shown < circle.count { codes.append("… \(circle.count - shown) more …") }
        return (codes + [circle[start].code]).joined(separator: " → ")
    }

    private static let shownMax = 12

    /// The sets of assets that all depend on each other, directly or not (Tarjan 1972), with an explicit stack since
    /// chains may be long.
    private static func entangled(_ assets: Register<Asset>) -> [[Entry<Asset>]] {
        var sets: [[Entry<Asset>]] = []
        var numbers: [RecordID: Int] = [:]
        var lowest: [RecordID: Int] = [:]
        var open: [Entry<Asset>] = []
        var isOpen: Set<RecordID> = []
        for root in assets where numbers[root.id] == nil && !root.dependsOn.isEmpty {
            var visits = [(asset: root, next: 0)]
            while let (asset, next) = visits.last {
                if next == 0 {
                    numbers[asset.id] = numbers.count
                    lowest[asset.id] = numbers[asset.id]
                    open.append(asset)
                    isOpen.insert(asset.id)
                }
                if next < asset.dependsOn.count {
                    visits[visits.count - 1].next += 1
                    guard let target = assets[asset.dependsOn[next]] else { continue }
                    if numbers[target.id] == nil {
                        visits.append((target, 0))
                    } else if isOpen.contains(target.id), let number = numbers[target.id] {
                        lowest[asset.id] = min(lowest[asset.id] ?? number, number)
                    }
                    continue
                }
                visits.removeLast()
                let low = lowest[asset.id] ?? 0
                if let dependent = visits.last?.asset {
                    lowest[dependent.id] = min(lowest[dependent.id] ?? low, low)
                }
                guard low == numbers[asset.id], let first = open.lastIndex(where: { $0.id == asset.id }) else {
                    continue
                }
                let set = Array(open[first...])
                open.removeSubrange(first...)
                for member in set { isOpen.remove(member.id) }
                if set.count > 1 || asset.dependsOn.contains(asset.reference) { sets.append(set) }
            }
        }
        return sets
    }

    /// The shortest circle through the lowest of entangled assets, from it on.
    private static func circle(among entangled: [Entry<Asset>], _ assets: Register<Asset>) -> [Entry<Asset>] {
        guard let start = entangled.min(by: { $0.number < $1.number }) else { return [] }
        let members = Set(entangled.map(\.id))
        var cameFrom: [RecordID: Entry<Asset>] = [:]
        var waiting = [start]
        var next = 0
        while next < waiting.count {
            let current = waiting[next]
            next += 1
            for target in assets[current.dependsOn] where members.contains(target.id) {
                if target.id == start.id {
                    var path = [current]
                    while let last = path.last, last.id != start.id, let previous = cameFrom[last.id] {
                        path.append(previous)
                    }
                    return path.reversed()
                }
                if cameFrom[target.id] == nil {
                    cameFrom[target.id] = current
                    waiting.append(target)
                }
            }
        }
        return [start]
    }
}
