#include "clibical.h"
