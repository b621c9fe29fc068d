#ifndef CCHECKSUM_H
#define CCHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/// Takes bytes into the register of a CRC-32C, which begins and ends inverted by the caller.
uint32_t cchecksum_crc32c(uint32_t value, const uint8_t *bytes, size_t count);

#endif
