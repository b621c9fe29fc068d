// A clock that can be set while a program runs, for that program alone. It is a mock for what cannot be
// had in a test: the machine's own clock is everybody's, and no namespace has a real-time clock of its
// own. Loaded before libc (LD_PRELOAD), it takes the kernel's place in what has to do with the clocks:
//
// - CLOCK_REALTIME and its kin are off by so much, and CLOCK_BOOTTIME too, which a suspend moves;
// - timers (timerfd) for an instant of such a clock are armed for what is left until then, and armed
//   again at once when the clock is set, as the kernel does;
// - a timer that asked for TFD_TIMER_CANCEL_ON_SET becomes readable then, and its next read is
//   ECANCELED.
//
// SETTABLE_CLOCK in the environment is "DESCRIPTOR REALTIME BOOTTIME": a socket on which settings come,
// and the offsets to begin with, in nanoseconds. A setting is two such offsets of 64 bits; a byte is the
// answer, once all timers have followed. A thread of its own waits for them, so that the program's are
// not disturbed.

#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define NANOSECONDS 1000000000LL
#define DESCRIPTORS 4096

static _Atomic int64_t realtime_offset, boottime_offset;
static int settings = -1;

struct timer {
  bool is_used, is_armed, is_cancelled;
  int clock, flags;
  struct itimerspec wanted;
};

static struct timer timers[DESCRIPTORS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static bool is_realtime(int clock) {
  return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_REALTIME_ALARM;
}

static int64_t offset_of(int clock) {
  if (is_realtime(clock)) return realtime_offset;
  return clock == CLOCK_BOOTTIME || clock == CLOCK_BOOTTIME_ALARM ? boottime_offset : 0;
}

static struct timespec shifted(struct timespec time, int64_t by) {
  time.tv_sec += by / NANOSECONDS;
  time.tv_nsec += by % NANOSECONDS;
  if (time.tv_nsec < 0) {
    time.tv_sec -= 1;
    time.tv_nsec += NANOSECONDS;
  } else if (time.tv_nsec >= NANOSECONDS) {
    time.tv_sec += 1;
    time.tv_nsec -= NANOSECONDS;
  }
  return time;
}

// MARK: Reading the clock

int clock_gettime(clockid_t clock, struct timespec *time) {
  if (syscall(SYS_clock_gettime, clock, time) != 0) return -1;
  *time = shifted(*time, offset_of(clock));
  return 0;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  (void)zone;
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  *time = (struct timeval){.tv_sec = now.tv_sec, .tv_usec = now.tv_nsec / 1000};
  return 0;
}

time_t time(time_t *result) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (result) *result = now.tv_sec;
  return now.tv_sec;
}

// MARK: Timers

static struct timer *timer_of(int descriptor) {
  bool has_one = descriptor >= 0 && descriptor < DESCRIPTORS && timers[descriptor].is_used;
  return has_one ? &timers[descriptor] : NULL;
}

int timerfd_create(clockid_t clock, int flags) {
  int descriptor = syscall(SYS_timerfd_create, clock, flags);
  if (descriptor >= DESCRIPTORS) abort();
  pthread_mutex_lock(&lock);
  if (descriptor >= 0) timers[descriptor] = (struct timer){.is_used = true, .clock = clock};
  pthread_mutex_unlock(&lock);
  return descriptor;
}

// Arms the kernel's timer for what is left by the clock as it is now.
static int arm(int descriptor, const struct timer *timer, struct itimerspec *old) {
  struct itimerspec value = timer->wanted;
  if (timer->is_armed && timer->flags & TFD_TIMER_ABSTIME) {
    value.it_value = shifted(value.it_value, -offset_of(timer->clock));
    // What has passed elapses at once; nothing at all would disarm it.
    if (value.it_value.tv_sec < 0) value.it_value = (struct timespec){.tv_nsec = 1};
    if (value.it_value.tv_sec == 0 && value.it_value.tv_nsec == 0) value.it_value.tv_nsec = 1;
  }
  return syscall(SYS_timerfd_settime, descriptor, timer->flags, &value, old);
}

int timerfd_settime(
  int descriptor, int flags, const struct itimerspec *new, struct itimerspec *old) {
  pthread_mutex_lock(&lock);
  struct timer *timer = timer_of(descriptor);
  struct timer unknown = {.clock = CLOCK_MONOTONIC};
  if (!timer) timer = &unknown;
  timer->flags = flags;
  timer->wanted = *new;
  timer->is_armed = new->it_value.tv_sec || new->it_value.tv_nsec;
  timer->is_cancelled = false;
  int result = arm(descriptor, timer, old);
  pthread_mutex_unlock(&lock);
  return result;
}

ssize_t read(int descriptor, void *buffer, size_t count) {
  pthread_mutex_lock(&lock);
  struct timer *timer = timer_of(descriptor);
  bool was_cancelled = timer && timer->is_cancelled;
  if (was_cancelled) timer->is_cancelled = false;
  pthread_mutex_unlock(&lock);
  ssize_t result = syscall(SYS_read, descriptor, buffer, count);
  if (!was_cancelled) return result;
  errno = ECANCELED;
  return -1;
}

int close(int descriptor) {
  pthread_mutex_lock(&lock);
  struct timer *timer = timer_of(descriptor);
  if (timer) timer->is_used = false;
  pthread_mutex_unlock(&lock);
  return syscall(SYS_close, descriptor);
}

// MARK: Setting the clock

static void set(int64_t realtime, int64_t boottime) {
  pthread_mutex_lock(&lock);
  // What a timer is cancelled for is that the distance to the monotonic clock changed.
  bool is_new = realtime != realtime_offset;
  realtime_offset = realtime;
  boottime_offset = boottime;
  for (int descriptor = 0; descriptor < DESCRIPTORS; descriptor++) {
    struct timer *timer = timer_of(descriptor);
    if (!timer || !timer->is_armed || !(timer->flags & TFD_TIMER_ABSTIME)) continue;
    if (is_new && is_realtime(timer->clock) && timer->flags & TFD_TIMER_CANCEL_ON_SET) {
      timer->is_cancelled = true;
      struct itimerspec at_once = {.it_value = {.tv_nsec = 1}};
      syscall(SYS_timerfd_settime, descriptor, 0, &at_once, NULL);
    } else {
      arm(descriptor, timer, NULL);
    }
  }
  pthread_mutex_unlock(&lock);
}

static void *take_settings(void *unused) {
  int64_t offsets[2];
  while (syscall(SYS_read, settings, offsets, sizeof offsets) == sizeof offsets) {
    set(offsets[0], offsets[1]);
    if (syscall(SYS_write, settings, "", 1) != 1) break;
  }
  return unused;
}

__attribute__((constructor)) static void begin(void) {
  const char *text = getenv("SETTABLE_CLOCK");
  long long realtime, boottime;
  if (!text || sscanf(text, "%d %lld %lld", &settings, &realtime, &boottime) != 3) return;
  realtime_offset = realtime;
  boottime_offset = boottime;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  if (pthread_create(&thread, NULL, take_settings, NULL) != 0) abort();
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}
