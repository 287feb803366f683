#include "CommonPasswords.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char list[] = {
#embed "common-passwords.txt"
};

const unsigned char *commonPasswords(size_t *byteCount) {
    *byteCount = sizeof list;
    return list;
}
