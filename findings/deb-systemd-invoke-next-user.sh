#!/bin/sh
# init-system-helpers 1.65.2: what a package starts for one user, it starts for every user after that one, too.
#
# deb-systemd-invoke --user start takes a unit for each user only if that user has it enabled, and says so: "is a
# disabled or a static unit, not starting it". The list of what to start is not emptied from one user to the next.
# It costs the choice of a user who disabled a service: an upgrade of its package starts it again.
. "$(dirname "$0")/lib.sh"
debian init-system-helpers=1.65.2+deb12u1

# A stand-in answers for two users with a running manager: 1000 has the unit enabled, 1001 has it disabled.
mkdir "$work/stand-in"
cat >"$work/stand-in/systemctl" <<'END'
#!/bin/sh
case "$*" in
  *--version*) echo "systemd 252 (252.39)" ;;
  *list-units*) printf '%s\n' "  user@1000.service loaded active running" "  user@1001.service loaded active running" ;;
  *1000@*is-enabled*) echo enabled ;;
  *1001@*is-enabled*) echo disabled; exit 1 ;;
  *is-active*) exit 3 ;;
  *) echo "systemctl $*" ;;
esac
END
chmod +x "$work/stand-in/systemctl"
PATH="$work/stand-in:$PATH"
# This machine's own policy about services does not count here.
DPKG_ROOT="$root"
export DPKG_ROOT

observe deb-systemd-invoke --user start example.service

expect <<'SEEN'
systemctl --quiet --user --machine 1000@ start example.service
example.service is a disabled or a static unit, not starting it.
systemctl --quiet --user --machine 1001@ start example.service
SEEN
