// What the benchmark measures with, without an interpreter in between: `bench MODE …` prints one line
// of JSON. Times are in microseconds.
//
//   seal                            adds the checksum to each line of a log on standard input
//   scan FILE                       reads a log: checksums, members, times, names
//   sync FILE COUNT                 COUNT times a line of 230 bytes and fdatasync
//   run ROUNDS                      commands from standard input, a line each, each run in turn
//   calls SOCKET CLIENTS SECONDS CALLS APPLICATIONS CALL
//                                   clients with one call each under way; in CALL, %d is a number
//                                   below APPLICATIONS
//   alarms [FILE]                   writes a line at each instant; with FILE, after one there and
//                                   fdatasync. From standard input, soonest first: INSTANT NAME
//   stamp                           when the name of each came out of standard input
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

static int compare(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

static double at(double *sorted, size_t count, double share) {
  if (count == 0) return 0;
  size_t index = share * count;
  return sorted[index < count ? index : count - 1];
}

static void report(double *times, size_t count, double seconds) {
  qsort(times, count, sizeof *times, compare);
  printf("{\"count\":%zu,\"rate\":%.1f,\"p50\":%.1f,\"p10\":%.1f,\"p90\":%.1f,\"p99\":%.1f,\"max\":%.1f}\n",
         count, count / seconds, at(times, count, 0.5), at(times, count, 0.1),
         at(times, count, 0.9), at(times, count, 0.99), count ? times[count - 1] : 0);
}

// The checksum of the log: CRC-32C, eight bytes at a time by the processor if it can.

static uint32_t table[256];

static void make_table(void) {
  for (uint32_t i = 0; i < 256; i++) {
    uint32_t value = i;
    for (int bit = 0; bit < 8; bit++) value = value >> 1 ^ (value & 1 ? 0x82F63B78u : 0);
    table[i] = value;
  }
}

#ifdef __x86_64__
__attribute__((target("sse4.2"))) static uint32_t crc_fast(const char *bytes, size_t count) {
  uint64_t value = 0xFFFFFFFF;
  for (; count >= 8; bytes += 8, count -= 8) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    value = __builtin_ia32_crc32di(value, word);
  }
  for (; count > 0; bytes++, count--) value = __builtin_ia32_crc32qi(value, *bytes);
  return ~(uint32_t)value;
}
#endif

static uint32_t crc(const char *bytes, size_t count) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("sse4.2")) return crc_fast(bytes, count);
#endif
  uint32_t value = 0xFFFFFFFF;
  for (size_t i = 0; i < count; i++) value = value >> 8 ^ table[(value ^ bytes[i]) & 0xFF];
  return ~value;
}

static void seal(void) {
  char *line = NULL;
  size_t size = 0;
  ssize_t length;
  while ((length = getline(&line, &size, stdin)) > 2) {
    length -= 2;  // The brace and the line break.
    fwrite(line, 1, length, stdout);
    printf(",\"crc\":\"%08x\"}\n", crc(line, length));
  }
}

// A scan that does what reading the log cannot do without.

static const char **names;
static size_t capacity = 1 << 16, interned;

static size_t intern(const char *text, size_t length) {
  uint64_t hash = 1469598103934665603u;
  for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
  size_t place = hash & (capacity - 1);
  while (names[place] && (strncmp(names[place], text, length) || names[place][length] != '"'))
    place = (place + 1) & (capacity - 1);
  if (!names[place]) {
    names[place] = text;
    interned++;
  }
  return place;
}

static int number(const char *text, int digits) {
  int value = 0;
  for (int i = 0; i < digits; i++) value = value * 10 + text[i] - '0';
  return value;
}

static int64_t instant(const char *text, size_t length) {
  int year = number(text, 4), month = number(text + 5, 2), day = number(text + 8, 2);
  year -= month <= 2;
  int64_t era = year / 400, of_era = year - era * 400;
  int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int64_t days = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
  int64_t value = days * 86400 + number(text + 11, 2) * 3600 + number(text + 14, 2) * 60
    + number(text + 17, 2);
  return value * 1000000 + (length > 20 ? number(text + 20, 6) : 0);
}

static void scan(const char *path) {
  double start = now();
  int file = open(path, O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status)) fail(path);
  char *bytes = malloc(status.st_size + 1);
  for (off_t done = 0; done < status.st_size;) {
    ssize_t count = read(file, bytes + done, status.st_size - done);
    if (count <= 0) fail("read");
    done += count;
  }
  bytes[status.st_size] = 0;
  names = calloc(capacity, sizeof *names);
  size_t lines = 0, bad = 0;
  int64_t sum = 0;
  for (char *line = bytes, *end; (end = memchr(line, '\n', bytes + status.st_size - line));
       line = end + 1, lines++) {
    if (strtoul(end - 10, NULL, 16) != crc(line, end - line - 17)) bad++;
    for (char *next = line; next < end; next++) {
      if (*next != '"') continue;
      char *key = next + 1;
      char *close = key;
      while (*close != '"') close += 1 + (*close == '\\');
      next = close + 1;
      if (*next != ':') continue;
      if (next[1] != '"') {
        while (next[1] != ',' && next[1] != '}') next++;
        continue;
      }
      char *value = next + 2;
      for (close = value; *close != '"';) close += 1 + (*close == '\\');
      size_t length = close - key;
      if (!strncmp(key, "time\"", 5) || !strncmp(key, "at\"", 3))
        sum += instant(value, close - value);
      else if (length && (!strncmp(key, "device\"", 7) || !strncmp(key, "application\"", 12)
                          || !strncmp(key, "kind\"", 5)))
        sum += intern(value, close - value);
      next = close;
    }
  }
  printf("{\"seconds\":%.4f,\"lines\":%zu,\"bad\":%zu,\"names\":%zu,\"sum\":%lld}\n",
         (now() - start) / 1e6, lines, bad, interned, (long long)sum);
}

static void sync_loop(const char *path, size_t count) {
  char line[230];
  memset(line, 'x', sizeof line);
  line[sizeof line - 1] = '\n';
  int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_TRUNC, 0600);
  if (file < 0) fail(path);
  double *times = calloc(count, sizeof *times), start = now();
  for (size_t i = 0; i < count; i++) {
    double before = now();
    if (write(file, line, sizeof line) != sizeof line || fdatasync(file)) fail("write");
    times[i] = now() - before;
  }
  report(times, count, (now() - start) / 1e6);
  unlink(path);
}

// Commands, in turn: what they take from the spawn until they are reaped.

struct command {
  char *arguments[64];
  double *times, cpu;
};

static void run(size_t rounds) {
  static struct command commands[64];
  size_t count = 0;
  char *line = NULL;
  size_t size = 0;
  while (count < 64 && getline(&line, &size, stdin) > 0) {
    char *text = strdup(line);
    size_t words = 0;
    for (char *word = strtok(text, " \n"); word && words < 63; word = strtok(NULL, " \n"))
      commands[count].arguments[words++] = word;
    commands[count++].times = calloc(rounds, sizeof(double));
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  for (size_t round = 0; round < rounds; round++)
    for (size_t i = 0; i < count; i++) {
      pid_t child;
      struct rusage usage;
      int status;
      double before = now();
      int error = posix_spawnp(&child, commands[i].arguments[0], &actions, NULL,
                               commands[i].arguments, environ);
      if (error) {
        fprintf(stderr, "%s: %s\n", commands[i].arguments[0], strerror(error));
        exit(1);
      }
      wait4(child, &status, 0, &usage);
      commands[i].times[round] = now() - before;
      commands[i].cpu += usage.ru_utime.tv_sec * 1e6 + usage.ru_utime.tv_usec
        + usage.ru_stime.tv_sec * 1e6 + usage.ru_stime.tv_usec;
      if (status) fprintf(stderr, "%s ended with %#x\n", commands[i].arguments[0], status);
    }
  for (size_t i = 0; i < count; i++) {
    double total = 0;
    for (size_t round = 0; round < rounds; round++) total += commands[i].times[round];
    report(commands[i].times, rounds, total / 1e6);
  }
}

// Calls of the control socket.

static int dial(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  strncpy(address.sun_path, path, sizeof address.sun_path - 1);
  int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
  if (connect(descriptor, (struct sockaddr *)&address, sizeof address)) fail(path);
  return descriptor;
}

static void calls(const char *path, size_t clients, double seconds, size_t most, int applications,
                  const char *call) {
  struct pollfd polled[256];
  double begun[256], *times = calloc(most + clients, sizeof *times);
  size_t sent = 0, done = 0, errors = 0, bytes = 0;
  char text[4096];
  for (size_t i = 0; i < clients; i++)
    polled[i] = (struct pollfd){.fd = dial(path), .events = POLLIN};
  double start = now(), limit = start + seconds * 1e6;
#define SEND(i)                                                                                  \
  do {                                                                                           \
    int length = snprintf(text, sizeof text, call, (int)(sent++ * 7919 % applications));         \
    begun[i] = now();                                                                            \
    if (write(polled[i].fd, text, length + 1) != length + 1) fail("write");                      \
  } while (0)
  static char buffer[1 << 16];
  for (size_t i = 0; i < clients; i++) SEND(i);
  size_t open = clients;
  while (open > 0) {
    if (poll(polled, clients, -1) < 0) fail("poll");
    for (size_t i = 0; i < clients; i++) {
      if (!polled[i].revents) continue;
      ssize_t count = read(polled[i].fd, buffer, sizeof buffer);
      if (count <= 0) fail("read");
      bytes += count;
      if (memmem(buffer, count, "\"error\":", 8)) {
        if (!errors++) fprintf(stderr, "%.*s\n", (int)(count < 400 ? count : 400), buffer);
      }
      if (buffer[count - 1]) continue;
      times[done++] = now() - begun[i];
      if (sent < most && now() < limit) {
        SEND(i);
      } else {
        polled[i].fd = -polled[i].fd - 1;
        open--;
      }
    }
  }
  if (errors) fprintf(stderr, "%zu of %zu calls were refused\n", errors, done);
  report(times, done, (now() - start) / 1e6);
}

// What comes due at known instants, and when a reader has it.

static int64_t wall(void) {
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  return time.tv_sec * 1000000LL + time.tv_nsec / 1000;
}

static const char mark[] = "FOLLOWUP_APPLICATION=";

static void alarms(const char *path) {
  size_t count = 0, room = 1 << 16;
  struct alarm { int64_t instant; char name[24]; } *due = calloc(room, sizeof *due);
  while (count < room && scanf("%ld %23s", &due[count].instant, due[count].name) == 2) count++;
  int file = path ? open(path, O_WRONLY | O_CREAT | O_APPEND | O_TRUNC, 0600) : -1;
  int timer = timerfd_create(CLOCK_REALTIME, 0);
  if (timer < 0 || (path && file < 0)) fail(path ? path : "timerfd");
  char text[1 << 16];
  for (size_t done = 0, last = 0; done < count;) {
    int64_t instant = due[done].instant;
    if (wall() < instant) {
      struct itimerspec setting = {
        .it_value = {.tv_sec = instant / 1000000, .tv_nsec = instant % 1000000 * 1000}};
      uint64_t times;
      if (timerfd_settime(timer, TFD_TIMER_ABSTIME, &setting, NULL)
          || read(timer, &times, sizeof times) < 0) fail("timerfd");
    }
    size_t length = 0;
    for (int64_t time = wall(); last < count && due[last].instant <= time && length < sizeof text - 300;)
      length += snprintf(text + length, 300, "%-229s\n", due[last++].name);
    if (path && (write(file, text, length) != (ssize_t)length || fdatasync(file))) fail(path);
    for (; done < last; done++) {
      length = snprintf(text, sizeof text, "%s%s\n", mark, due[done].name);
      if (write(STDOUT_FILENO, text, length) != (ssize_t)length) fail("write");
    }
  }
  if (path) unlink(path);
}

static void stamp(void) {
  static char buffer[1 << 20];
  size_t held = 0;
  ssize_t count;
  const char *between = "";
  printf("{");
  while ((count = read(STDIN_FILENO, buffer + held, sizeof buffer - held - 1)) > 0) {
    int64_t time = wall();
    char *line = buffer, *end;
    held += count;
    for (; (end = memchr(line, '\n', buffer + held - line)); line = end + 1) {
      *end = 0;
      if (strncmp(line, mark, sizeof mark - 1)) continue;
      printf("%s\"%s\":%ld", between, line + sizeof mark - 1, time);
      between = ",";
    }
    held -= line - buffer;
    memmove(buffer, line, held);
  }
  printf("}\n");
}

int main(int count, char **arguments) {
  make_table();
  const char *mode = count > 1 ? arguments[1] : "";
  if (!strcmp(mode, "seal")) seal();
  else if (!strcmp(mode, "scan") && count == 3) scan(arguments[2]);
  else if (!strcmp(mode, "sync") && count == 4) sync_loop(arguments[2], atol(arguments[3]));
  else if (!strcmp(mode, "run") && count == 3) run(atol(arguments[2]));
  else if (!strcmp(mode, "calls") && count == 8)
    calls(arguments[2], atol(arguments[3]), atof(arguments[4]), atol(arguments[5]),
          atoi(arguments[6]), arguments[7]);
  else if (!strcmp(mode, "alarms") && count <= 3) alarms(arguments[2]);
  else if (!strcmp(mode, "stamp") && count == 2) stamp();
  else {
    fprintf(stderr, "usage: bench seal | scan FILE | sync FILE COUNT | run ROUNDS | calls … | "
                    "alarms [FILE] | stamp\n");
    return 64;
  }
}
