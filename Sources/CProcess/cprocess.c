#define _GNU_SOURCE
#include "cprocess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

void cprocess_open_standard_descriptors(void) {
  for (int descriptor = 0; descriptor <= 2; descriptor++)
    if (fcntl(descriptor, F_GETFD) < 0) open("/dev/null", O_RDWR);
}

int cprocess_memory_file(void) {
  int descriptor = memfd_create("mail", MFD_CLOEXEC);
  return descriptor < 0 ? -errno : descriptor;
}

int cprocess_become(char *const arguments[], int input) {
  if (dup2(input, STDIN_FILENO) >= 0) execvp(arguments[0], arguments);
  return -errno;
}

int cprocess_run(char *const arguments[], int input, int *status) {
  int failure[2];
  if (pipe2(failure, O_CLOEXEC) < 0) return -errno;
  // The caller may ignore it, and the kernel would then not tell how the child ended.
  struct sigaction usual = {.sa_handler = SIG_DFL}, found;
  sigaction(SIGCHLD, &usual, &found);
  pid_t child = fork();
  if (child == 0) {
    sigaction(SIGCHLD, &found, NULL);
    int error = cprocess_become(arguments, input);
    (void)!write(failure[1], &error, sizeof error);
    _exit(127);
  }
  int error = child < 0 ? -errno : 0;
  close(failure[1]);
  if (child > 0) {
    ssize_t count;
    while ((count = read(failure[0], &error, sizeof error)) < 0 && errno == EINTR) {}
    while (waitpid(child, status, 0) < 0 && errno == EINTR) {}
  }
  close(failure[0]);
  return error;
}

int cprocess_code(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
