#include "CatalogData.h"
