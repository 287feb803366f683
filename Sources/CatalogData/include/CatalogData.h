#pragma once
#include <stddef.h>

/// One data file, as it lay in `data/` when the program was built.
typedef struct {
    /// The path below `data/`, such as `threats.csv`.
    const char *path;
    const unsigned char *bytes;
    /// In bytes; never 0.
    size_t length;
} CatalogDataFile;

/// Returns the first of the embedded files, which lie side by side in byte order of their paths, and sets their number.
const CatalogDataFile *catalogDataFiles(size_t *count);
