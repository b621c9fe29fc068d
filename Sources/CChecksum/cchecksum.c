#include "cchecksum.h"

#include <string.h>

// Eight bytes at a time: by the processor's own instruction where it has one, else by eight tables.

#define POLYNOMIAL 0x82F63B78u

static uint32_t tables[8][256];

__attribute__((constructor)) static void make_tables(void) {
  for (uint32_t index = 0; index < 256; index++) {
    uint32_t value = index;
    for (int bit = 0; bit < 8; bit++) value = value >> 1 ^ (value & 1 ? POLYNOMIAL : 0);
    tables[0][index] = value;
  }
  for (int table = 1; table < 8; table++)
    for (int index = 0; index < 256; index++) {
      uint32_t before = tables[table - 1][index];
      tables[table][index] = before >> 8 ^ tables[0][before & 0xFF];
    }
}

static uint32_t by_tables(uint32_t value, const uint8_t *bytes, size_t count) {
  for (; count >= 8; bytes += 8, count -= 8) {
    uint32_t low = value
      ^ ((uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16
         | (uint32_t)bytes[3] << 24);
    value = tables[7][low & 0xFF] ^ tables[6][low >> 8 & 0xFF] ^ tables[5][low >> 16 & 0xFF]
      ^ tables[4][low >> 24] ^ tables[3][bytes[4]] ^ tables[2][bytes[5]] ^ tables[1][bytes[6]]
      ^ tables[0][bytes[7]];
  }
  for (; count > 0; bytes++, count--) value = value >> 8 ^ tables[0][(value ^ *bytes) & 0xFF];
  return value;
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) static uint32_t by_instruction(
  uint32_t value, const uint8_t *bytes, size_t count) {
  uint64_t wide = value;
  for (; count >= 8; bytes += 8, count -= 8) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    wide = __builtin_ia32_crc32di(wide, word);
  }
  value = (uint32_t)wide;
  for (; count > 0; bytes++, count--) value = __builtin_ia32_crc32qi(value, *bytes);
  return value;
}
#endif

uint32_t cchecksum_crc32c(uint32_t value, const uint8_t *bytes, size_t count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("sse4.2")) return by_instruction(value, bytes, count);
#endif
  return by_tables(value, bytes, count);
}
