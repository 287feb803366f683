import Phrases
import Registers

#if DEBUG
    import RecordFormat

    /// Compares what is read of a snapshot with what was declared, in debug builds only.
    ///
    /// A rule that says `neighbours` and reads further gives findings that are not taken back when what it read is changed.
    /// Nobody sees that in the rule, and tests notice it only where they change just that record. So everything a rule reads
    /// is watched while it judges: also what it reads before it judges the first record, as its judgement rests on that
    /// as well.
    ///
    /// What several rules share is worked out once, by whichever rule asks first (`Rule.Facts`, `Derivation`), so it
    /// cannot be counted among the reads of that rule. Asking for it is: for as much as it goes by. Making it is watched on
    /// its own account, or not at all where all rules that ask for it read everything. An evaluation of a risk is the
    /// exception. `openRisks` hands each to the rule with the risk, and it goes by the risk and its criteria alone, which
    /// `Derivation` relies on too.
    struct ReadingWatch: Sendable {
        /// Who reads, such as "AST-04".
        let reader: String
        let reads: RuleReading
        /// The registers that may be read as a whole.
        let kinds: Set<Kind>
        /// The record judged, whose neighbours may be read; nil for none.
        var record: (any Item)?
        let isms: ISMS
        private let madeLinks = Lazily<Set<RecordID>>()

        init(_ reader: String, reads: RuleReading, kinds: Set<Kind>, record: (any Item)? = nil, in isms: ISMS) {
            self.reader = reader
            self.reads = reads
            self.kinds = kinds.union(Rule.Facts.kindsForAll)
            self.record = record
            self.isms = isms
        }

        /// Runs something and reports what it reads beyond what may be read.
        func watch<Result>(_ body: () -> Result) -> Result {
            SnapshotRead.$listener.withValue(note, operation: body)
        }

        @Sendable private func note(_ read: SnapshotRead) {
            // What is looked up here is no read of the rule.
            SnapshotRead.unheard {
                if allows(read) { return }
                let violation = ReadingViolation(
                    reader: reader, declared: reads.words, judged: record?.name, read: words(for: read))
                ReadingViolation.report(violation)
            }
        }

        private func allows(_ read: SnapshotRead) -> Bool {
            switch read {
            case .record(let id, let kind): kind.map(kinds.contains) ?? false || isLinked(id)
            case .referrers(let id, let kind): kind.map(kinds.contains) ?? false || isJudgedByNeighbours(id)
            case .register(let kind), .name(let kind, _): kinds.contains(kind)
            case .anything: false
            }
        }

        /// Whether the record is the one that is judged, by its neighbours.
        private func isJudgedByNeighbours(_ id: RecordID) -> Bool {
            if case .neighbours = reads { record?.id == id } else { false }
        }

        private func isLinked(_ id: RecordID) -> Bool {
            guard case .neighbours = reads, let record else { return false }
            return record.id == id
                || madeLinks.value { Set(record.references + isms.items(referringTo: record.id).map(\.id)) }.contains(
                    id)
        }

        private func words(for read: SnapshotRead) -> String {
            func name(_ id: RecordID) -> String { isms.item(id: id)?.name ?? "a record that is not there (\(id))" }
            return switch read {
            case .record(let id, _): name(id)
            case .referrers(let id, let kind): "which \((kind?.plural ?? "records").english) refer to \(name(id))"
            case .register(let kind): "the register of \(kind.plural.english)"
            case .name(let kind, let text): "which \(kind.singular.english) is called “\(text)”"
            case .anything(let words): words
            }
        }
    }

    /// Something was read that its reader did not declare: a rule's mistake, not a user's.
    struct ReadingViolation: Hashable, Sendable, CustomStringConvertible {
        let reader: String
        let declared: String
        /// The record that was judged; nil where the rule looked round before it judged any.
        let judged: String?
        let read: String

        var description: String {
            "\(reader) is declared to read \(declared). To judge \(judged ?? "its records") it read \(read). "
                + "Declare how far it reads (reads:), or read less."
        }

        /// Stops the program, as a failed assertion does; tests put in what keeps the violations instead.
        @TaskLocal static var report: @Sendable (ReadingViolation) -> Void = { assertionFailure($0.description) }
    }
#endif
