import CMalloc

/// How the C library keeps the memory of a process that runs for long.
enum MemoryArenas {
    /// Keeps glibc to two arenas. It makes up to eight for each processor, and what many threads freed in one does not
    /// serve the others: sixteen writers at once left a quarter more resident, with no time gained.
    static func keepToTwo() { mallopt(M_ARENA_MAX, 2) }

    /// Keeps what pages are written into for the next page. Blocks of more than some hundred kilobytes are else given back
    /// to the system after each request and asked for again, page by page: 60 to 120 faults for a list.
    static func keepPages() {
        mallopt(M_MMAP_THRESHOLD, 4 << 20)
        mallopt(M_TRIM_THRESHOLD, 16 << 20)
    }
}
