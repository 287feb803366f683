#ifndef COMMON_PASSWORDS_H
#define COMMON_PASSWORDS_H

#include <stddef.h>

/// Lower-case passwords and words of twelve characters and more, each between two line feeds.
const unsigned char *commonPasswords(size_t *byteCount);

#endif
