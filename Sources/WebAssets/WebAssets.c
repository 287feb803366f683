#include "WebAssets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char stylesheet[] = {
#embed "files/annex.css"
};

static const unsigned char behaviour[] = {
#embed "files/annex.js"
};

static const unsigned char icon[] = {
#embed "files/icon.svg"
};

// htmx is fetched by scripts/setup and not kept in the repository; without it every page works by whole reloads.
#if __has_embed("files/htmx.js")
static const unsigned char htmx[] = {
#embed "files/htmx.js"
};
#define HTMX {"htmx.js", htmx, sizeof htmx},
#else
#define HTMX
#endif

static const WebAssetFile files[] = {
    {"annex.css", stylesheet, sizeof stylesheet},
    {"annex.js", behaviour, sizeof behaviour},
    {"icon.svg", icon, sizeof icon},
    HTMX
};

const WebAssetFile *webAssetFiles(size_t *count) {
    *count = sizeof files / sizeof files[0];
    return files;
}
