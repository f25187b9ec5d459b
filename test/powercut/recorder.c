/*
 * Writes down, in order, what a process asks the disk to do with one SQLite database and its log: loaded with LD_PRELOAD.
 * KONVWA_RECORD names the database, KONVWA_RECORD_TO the file that the record is appended to. An entry: a letter (w write, t truncate,
 * s sync), 0 for the database or 1 for its log, length (4 bytes), offset or size (8 bytes), the bytes written. Little end first.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 4096
/* 1 for the database, 2 for its log, 0 for anything else, by file descriptor. */
static char watched[MOST];
static int record = -1;

#define REAL(name, type) ((type)dlsym(RTLD_NEXT, name))

static int which(const char *path) {
  const char *base = getenv("KONVWA_RECORD");
  size_t length = base ? strlen(base) : 0;
  if (!length || strncmp(path, base, length) != 0) return 0;
  if (path[length] == 0) return 1;
  return strcmp(path + length, "-wal") == 0 ? 2 : 0;
}

static int watches(int fd) { return fd >= 0 && fd < MOST ? watched[fd] : 0; }

static void note(char kind, int fd, uint64_t place, const void *bytes, uint32_t length) {
  unsigned char head[14] = {(unsigned char)kind, (unsigned char)(watched[fd] - 1)};
  memcpy(head + 2, &length, 4);
  memcpy(head + 6, &place, 8);
  struct iovec parts[2] = {{head, sizeof head}, {(void *)bytes, length}};
  ssize_t all = (ssize_t)(sizeof head + length);
  if (record < 0 || writev(record, parts, bytes ? 2 : 1) != (bytes ? all : (ssize_t)sizeof head)) abort();
}

int open64(const char *path, int flags, ...) {
  mode_t mode = 0;
  if (flags & O_CREAT) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
  }
  int fd = REAL("open64", int (*)(const char *, int, ...))(path, flags, mode);
  int found = fd >= 0 && fd < MOST ? which(path) : 0;
  if (fd >= 0 && fd < MOST) watched[fd] = (char)found;
  if (found && record < 0)
    record = REAL("open64", int (*)(const char *, int, ...))(getenv("KONVWA_RECORD_TO"), O_WRONLY | O_CREAT | O_APPEND, 0600);
  return fd;
}

int close(int fd) {
  if (watches(fd)) watched[fd] = 0;
  return REAL("close", int (*)(int))(fd);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  ssize_t done = REAL("pwrite64", ssize_t (*)(int, const void *, size_t, off64_t))(fd, bytes, count, offset);
  if (done > 0 && watches(fd)) note('w', fd, (uint64_t)offset, bytes, (uint32_t)done);
  return done;
}

int ftruncate64(int fd, off64_t size) {
  int done = REAL("ftruncate64", int (*)(int, off64_t))(fd, size);
  if (done == 0 && watches(fd)) note('t', fd, (uint64_t)size, 0, 0);
  return done;
}

static int synced(const char *name, int fd) {
  int done = REAL(name, int (*)(int))(fd);
  if (done == 0 && watches(fd)) note('s', fd, 0, 0, 0);
  return done;
}

int fsync(int fd) { return synced("fsync", fd); }
int fdatasync(int fd) { return synced("fdatasync", fd); }
