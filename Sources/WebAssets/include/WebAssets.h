#ifndef WEB_ASSETS_H
#define WEB_ASSETS_H

#include <stddef.h>

/// A file embedded in the program: its name, its bytes and how many there are.
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t length;
} WebAssetFile;

/// The embedded files, and how many there are.
const WebAssetFile *webAssetFiles(size_t *count);

#endif
