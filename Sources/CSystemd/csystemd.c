#define _GNU_SOURCE
#include "csystemd.h"

#include <errno.h>
#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

int csystemd_accept(int listener) {
  int descriptor = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
  return descriptor < 0 ? -errno : descriptor;
}

int csystemd_peer_credentials(int socket, struct csystemd_peer *peer) {
  struct ucred credentials;
  socklen_t length = sizeof credentials;
  if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &length) < 0)
    return -errno;
  peer->process = credentials.pid;
  peer->user = credentials.uid;
  peer->group = credentials.gid;
  return 0;
}

// Gives back an object's code and constants. They are unchanged pages of its file, so that the kernel
// brings back what is used again. Segments that can be written, or were relocated, are not touched.
static int release_code(struct dl_phdr_info *object, size_t size, void *context) {
  (void)size;
  (void)context;
  long page = sysconf(_SC_PAGESIZE);
  for (int i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
    if (segment->p_type != PT_LOAD || segment->p_flags & PF_W)
      continue;
    ElfW(Addr) start = (object->dlpi_addr + segment->p_vaddr) & -page;
    ElfW(Addr) end = object->dlpi_addr + segment->p_vaddr + segment->p_memsz;
    madvise((void *)start, end - start, MADV_DONTNEED);
  }
  return 0;
}

void csystemd_trim_memory(void) {
  malloc_trim(0);
  dl_iterate_phdr(release_code, NULL);
}
