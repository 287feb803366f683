import CMalloc

/// How the C library divides the memory of a process that runs for long.
enum MemoryArenas {
    /// Keeps glibc to two arenas. It makes up to eight for each processor, and what many threads freed in one does not
    /// serve the others: sixteen writers at once left a quarter more resident, with no time gained.
    static func keepToTwo() { mallopt(M_ARENA_MAX, 2) }
}
