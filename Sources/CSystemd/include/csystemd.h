#pragma once

#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/timerfd.h>
#include <sys/types.h>

#include <systemd/sd-bus.h>
#include <systemd/sd-daemon.h>
#include <systemd/sd-event.h>
#include <systemd/sd-id128.h>
#include <systemd/sd-journal.h>

// What Swift cannot import, or only with _GNU_SOURCE. Like libsystemd's own functions, these return a
// negative errno where they fail.

// Accepts one waiting connection; its descriptor is non-blocking and closed on exec.
int csystemd_accept(int listener);

// The other end of a connected Unix socket, as the kernel recorded it when the connection was made.
struct csystemd_peer {
  pid_t process;
  uid_t user;
  gid_t group;
};

int csystemd_peer_credentials(int socket, struct csystemd_peer *peer);

// The name in an inotify event is a flexible array, which Swift has no form for; NULL where the event
// is about the watched object itself.
static inline const char *csystemd_inotify_name(const struct inotify_event *event) {
  return event->len > 0 ? event->name : NULL;
}
