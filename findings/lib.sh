# What the findings share. A finding sources this file, installs with `pypi`, `debian`, `libical` or `emacs`, runs
# something with `observe`, and ends with `expect`, which reads on standard input what was seen when it was written.
#
# Ends with 0 if the same is seen again, 1 if it is not, 2 if the packages could not be had.

set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir "$work/home"
LC_ALL=C.UTF-8
TZ=UTC
export LC_ALL TZ

unavailable() {
  echo "$(basename "$0"): $1" >&2
  exit 2
}

# Installs packages of PyPI, NAME==VERSION each, into an environment of their own, whose programs come first.
pypi() {
  python3 -m venv "$work/venv" && "$work/venv/bin/pip" install --quiet --no-cache-dir "$@" >&2 ||
    unavailable "PyPI has no $* for this Python"
  PATH="$work/venv/bin:$PATH"
  installed=$*
}

# Unpacks Debian packages, NAME=VERSION each, and what they need beyond the system, into $root. Nothing is
# installed on the system.
debian() {
  root="$work/root"
  debs="$work/debs"
  mkdir -p "$root" "$debs/partial"
  apt-get -qq install --download-only --reinstall --no-install-recommends \
    -o Debug::NoLocking=1 -o Dir::Cache::archives="$debs" "$@" >"$work/apt" 2>&1 || {
    cat "$work/apt" >&2
    unavailable "apt cannot get $*"
  }
  for deb in "$debs"/*.deb; do dpkg-deb --extract "$deb" "$root"; done
  libraries="$root/usr/lib/$(uname -m)-linux-gnu"
  PATH="$root/usr/bin:$root/bin:$root/usr/sbin:$root/usr/games:$PATH"
  LD_LIBRARY_PATH="$libraries:$root/lib/$(uname -m)-linux-gnu"
  PERL5LIB="$root/usr/share/perl5:$(echo "$libraries"/perl5/5.*)"
  RUBYLIB=$(printf '%s:' "$root"/usr/lib/ruby/vendor_ruby "$root"/usr/lib/ruby/3.* "$libraries"/ruby/3.* \
    "$root"/usr/share/rubygems-integration/all/gems/*/lib)
  export LD_LIBRARY_PATH PERL5LIB RUBYLIB
  installed=$*
}

# Unpacks a version of Debian's libical, and writes a module for Python that calls it.
libical() {
  debian "libical3=$1"
  cat >"$work/home/libical.py" <<'PY'
import ctypes
ical = ctypes.CDLL("libical.so.3")

class Time(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in
                ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")]
    _fields_ += [("zone", ctypes.c_void_p)]

def function(name, result, *arguments):
    found = getattr(ical, name)
    found.restype, found.argtypes = result, arguments
    return found

parse = function("icalparser_parse_string", ctypes.c_void_p, ctypes.c_char_p)
inner = function("icalcomponent_get_inner", ctypes.c_void_p, ctypes.c_void_p)
start = function("icalcomponent_get_dtstart", Time, ctypes.c_void_p)
end = function("icalcomponent_get_dtend", Time, ctypes.c_void_p)
seconds = function("icaltime_as_timet_with_zone", ctypes.c_long, Time, ctypes.c_void_p)
PY
}

# Unpacks a version of Debian's Emacs 28.2, and further packages. $emacs is how to run it, without anybody's settings, on a file or a form.
emacs() {
  version=$1
  shift
  debian emacs-nox="$version" emacs-bin-common="$version" emacs-common="$version" emacs-el="$version" "$@"
  lisp="$root/usr/share/emacs/28.2/lisp"
  EMACSLOADPATH="$(find "$lisp" -type d | tr '\n' ':')"
  EMACSDATA="$root/usr/share/emacs/28.2/etc"
  export EMACSLOADPATH EMACSDATA
  emacs="$root/usr/bin/emacs-nox --dump-file=$(echo "$root"/usr/libexec/emacs/28.2/*/emacs.pdmp) -Q --batch"
  installed="emacs-nox=$version"
}

# Writes the lines on standard input to the file named, as iCalendar wants them: one calendar, CRLF.
calendar() {
  {
    printf '%s\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//Example//EN
    cat
    echo END:VCALENDAR
  } | sed 's/$/\r/' >"$work/home/$1"
}

# Runs a command in an empty home folder and keeps what it prints, and its exit status if that is not 0.
observe() {
  (
    cd "$work/home"
    HOME="$work/home" "$@"
  ) >"$work/seen" 2>&1 || echo "exit status $?" >>"$work/seen"
}

# Compares what was seen with standard input, and ends the finding.
expect() {
  cat >"$work/expected"
  echo "$installed:"
  cat "$work/seen"
  diff -u --label "as found" --label "seen now" "$work/expected" "$work/seen" || {
    echo "CHANGED: this is no longer what was found."
    exit 1
  }
  echo "As found."
}
