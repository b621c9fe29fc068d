#pragma once

// What Swift cannot import, or must not do between fork and exec. Like systemd's functions, these return
// a negative errno where they fail.

// Opens what the caller closed of standard input, output and error, so that nothing else gets their
// numbers.
void cprocess_open_standard_descriptors(void);

// A file in memory, closed on exec.
int cprocess_memory_file(void);

// Becomes a program that is found in PATH, with a descriptor as its standard input. Returns only if that
// fails.
int cprocess_become(char *const arguments[], int input);

// Runs a program as above, and waits for its end. It begins with the signals as this process found them.
int cprocess_run(char *const arguments[], int input, int *status);

// The code with which a shell would end: that of the program, or 128 and the signal that ended it.
int cprocess_code(int status);
