import Interchange
import ISMS
import RecordFormat
import RecordStore
import Registers
import Synchronization

/// The files that wait between the steps of an import: nameless ones on disk, few and not for long, each for the account
/// and the organization it was sent to.
final class UploadShelf: Sendable {
    /// Whose a file is.
    struct Owner: Hashable, Sendable {
        let account: RecordID
        let organization: RecordID
        let kind: Kind
    }

    struct Upload: Sendable {
        let owner: Owner
        let fileName: String
        let byteCount: Int
        /// nil once it is imported.
        var file: SpoolFile?
        var choices = ImportChoices()
        var outcome: ImportSummary?
        /// Whether its rows are being written at this moment.
        fileprivate(set) var isBeingImported = false
        fileprivate var touchedAt: Instant

        init(owner: Owner, fileName: String, byteCount: Int, file: SpoolFile, at time: Instant) {
            self.owner = owner
            self.fileName = fileName
            self.byteCount = byteCount
            self.file = file
            touchedAt = time
        }
    }

    /// The most a file may hold: 20 MB.
    static let bytesMax = 20_000_000
    private static let keptMaxOfOne = 3
    private static let keptMax = 24
    static let secondsMax = 30 * 60

    private let uploads = Mutex<[String: Upload]>([:])

    init() {}

    /// Keeps a file; of one account's the oldest gives way, and of all those nobody has touched for longest.
    func put(_ upload: Upload, id: String) {
        uploads.withLock { uploads in
            uploads = uploads.filter { !Self.isOver($0.value, at: upload.touchedAt) }
            func makeRoom(_ max: Int, _ isMeant: (Upload) -> Bool) {
                let meant = uploads.filter { isMeant($0.value) }
                guard meant.count >= max, let oldest = meant.min(by: { $0.value.touchedAt < $1.value.touchedAt }) else {
                    return
                }
                uploads[oldest.key] = nil
            }
            makeRoom(Self.keptMaxOfOne) { $0.owner.account == upload.owner.account }
            makeRoom(Self.keptMax) { _ in true }
            uploads[id] = upload
        }
    }

    /// The file of that number, for its owner alone; nil where it is not there or not there any more.
    func find(_ id: String, of owner: Owner, at time: Instant) -> Upload? {
        uploads.withLock { uploads in
            guard let upload = uploads[id], upload.owner == owner else { return nil }
            if Self.isOver(upload, at: time) {
                uploads[id] = nil
                return nil
            }
            uploads[id]?.touchedAt = time
            return upload
        }
    }

    /// Says that the file's rows are now written, which happens once; false where that was said already.
    func claim(_ id: String, of owner: Owner) -> Bool {
        uploads.withLock { uploads in
            guard let upload = uploads[id], upload.owner == owner, !upload.isBeingImported else { return false }
            uploads[id]?.isBeingImported = true
            return true
        }
    }

    /// Ends what `claim` began.
    func release(_ id: String, of owner: Owner) {
        update(id, of: owner) { $0.isBeingImported = false }
    }

    func update(_ id: String, of owner: Owner, _ change: (inout Upload) -> Void) {
        uploads.withLock { uploads in
            guard var upload = uploads[id], upload.owner == owner else { return }
            change(&upload)
            uploads[id] = upload
        }
    }

    private static func isOver(_ upload: Upload, at time: Instant) -> Bool {
        time.milliseconds - upload.touchedAt.milliseconds > secondsMax * 1000
    }
}

/// What a person chose about a file: how it is read, and which column goes where.
struct ImportChoices: Hashable, Sendable {
    /// The sheet's name; nil for the first with something in it.
    var sheet: String?
    /// nil where it is to be detected.
    var delimiter: CSVDelimiter?
    var headingRow: Int?
    /// The field each column goes into; nil before anything was chosen.
    var fields: [Int: String]?
    var defaults: [String: String] = [:]
    var createsMissing = false
    var clearsEmpty = false
    var dateOrder: ImportOptions.DateOrder?
    var reason = ""

    var options: ImportOptions {
        var options = ImportOptions()
        options.chosenFields = fields
        options.defaults = defaults.sorted { $0.key < $1.key }.map { ImportOptions.Assignment($0.key, $0.value) }
        options.createsMissing = createsMissing
        options.clearsEmpty = clearsEmpty
        options.dateOrder = dateOrder
        options.advice = .form
        return options
    }
}
