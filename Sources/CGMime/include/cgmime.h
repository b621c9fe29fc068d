#pragma once

#include <stdbool.h>
#include <stdint.h>

// What is used of GMime, of whose own headers Swift sees nothing: they are macros for the most part.

// Has to come first.
void cgmime_prepare(void);

// Gives each address in a field's value to a function, in ASCII; those of groups, too.
void cgmime_each_address(const char *value, void *context,
                         void (*found)(void *context, const char *address));

// Reads a field's date, in seconds since 1970.
bool cgmime_date(const char *value, int64_t *seconds);
