#!/bin/sh
# Writes CatalogData.c anew: one #embed and one table entry for every file below data/.
# Run it after a file is added, renamed or removed; a changed file is picked up by the build itself.
# A test compares the table with the folder, so forgetting it is noticed.
set -eu
export LC_ALL=C
cd "$(dirname "$0")"

files=$(cd data && find . -type f ! -name '.*' | sed 's|^\./||' | sort)
identifier() { printf '%s' "$1" | sed 's/[^A-Za-z0-9]/_/g'; }

for file in $files; do
    case "$file" in *[!A-Za-z0-9._/-]*) echo "embed-data.sh: rename data/$file: use A-Z a-z 0-9 . _ - only" >&2; exit 1 ;; esac
    if [ ! -s "data/$file" ]; then echo "embed-data.sh: data/$file is empty" >&2; exit 1; fi
done

{
    echo '// Written by embed-data.sh; do not edit.'
    echo '#include "CatalogData.h"'
    echo
    echo '#pragma clang diagnostic ignored "-Wc23-extensions"'
    for file in $files; do
        printf '\nstatic const unsigned char %s[] = {\n#embed "data/%s"\n};\n' "file_$(identifier "$file")" "$file"
    done
    printf '\n#define FILE_ENTRY(path, bytes) {path, bytes, sizeof bytes}\n'
    printf 'static const CatalogDataFile files[] = {\n'
    for file in $files; do
        printf '    FILE_ENTRY("%s", %s),\n' "$file" "file_$(identifier "$file")"
    done
    printf '};\n\n'
    echo 'const CatalogDataFile *catalogDataFiles(size_t *count) {'
    echo '    *count = sizeof files / sizeof files[0];'
    echo '    return files;'
    echo '}'
} > CatalogData.c.new
mv CatalogData.c.new CatalogData.c
