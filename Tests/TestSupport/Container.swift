import Glibc
package import SystemPackage

/// A booted systemd in a container, over a copy-on-write view of this machine, or of the root folder
/// that the variable `FOLLOWUP_CONTAINER_ROOT` names, with the release's programs installed and one
/// user whose service manager runs.
///
/// Its mounts live in a mount namespace of their own: they are gone with its last process, however
/// the tests end.
package struct Container: Sendable {
  /// The container of the running test; see `inContainer`.
  @TaskLocal package static var current: Container?

  /// The user that everything is installed for.
  package static let user = "jo"
  /// The user's id.
  package static let userID = 4242
  /// The user's home.
  package static let home = FilePath("/home/jo")
  /// The root folder of another system that is booted in place of this machine's; nil if there is none.
  package static let otherRoot = variable("FOLLOWUP_CONTAINER_ROOT")

  private let leader: Int32

  /// Who runs a command in the container.
  package enum Person: Sendable {
    /// `Container.user`, with the environment of a log-in.
    case user
    case root
    /// Another user.
    case other(String)
  }

  /// Runs a command in the container.
  package func run(
    _ executable: String, _ arguments: [String] = [], as person: Person = .user,
    environment: [String: String] = [:], input: String = "", limit: Duration = .seconds(60)
  ) async throws -> Output {
    let words = entering(as: person, environment: environment) + [executable] + arguments
    return try await TestSupport.run(
      Command(words[0], Array(words.dropFirst())), input: Array(input.utf8), limit: limit)
  }

  /// Runs a command in the container that has to return 0.
  ///
  /// - Throws: `CommandFailure` where it does not.
  @discardableResult
  package func runSuccessfully(
    _ executable: String, _ arguments: [String] = [], as person: Person = .user,
    environment: [String: String] = [:], input: String = "", limit: Duration = .seconds(60)
  ) async throws -> Output {
    let output = try await run(
      executable, arguments, as: person, environment: environment, input: input, limit: limit)
    guard output.succeeded else {
      throw CommandFailure(command: [executable] + arguments, output: output)
    }
    return output
  }

  /// A command that runs in the container, to be given to `withProcess`.
  package func command(
    _ executable: String, _ arguments: [String] = [], as person: Person = .user
  ) -> Command {
    let words = entering(as: person, environment: [:]) + [executable] + arguments
    return Command(words[0], Array(words.dropFirst()))
  }

  /// Runs a command in the control groups of the container's first process: what is in none of the
  /// container's is nothing that its systemd knows.
  private static let entry = """
    while IFS=: read -r _ kind path; do
      case $kind in
        name=systemd) tree=/sys/fs/cgroup/systemd ;;
        "") tree=/sys/fs/cgroup; [ ! -d $tree/unified ] || tree=$tree/unified ;;
        *) continue ;;
      esac
      echo $$ > "$tree$path/cgroup.procs"
    done < "/proc/$0/cgroup"
    exec "$@"
    """

  private func entering(as person: Person, environment: [String: String]) -> [String] {
    let enter = ["sh", "-c", Self.entry, String(leader), "nsenter", "--target=\(leader)", "--all"]
    let path = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    let more = environment.map { "\($0)=\($1)" } + [path, "LANG=C.UTF-8"]
    switch person {
    case .root:
      return enter + ["env", "-i", "-C", "/", "HOME=/root"] + more
    case .user:
      let home = Self.home.string
      // No log-in, which would be logged: journald may be standing still.
      let become = ["setpriv", "--reuid=\(Self.user)", "--regid=\(Self.user)", "--init-groups"]
      return enter + become + ["env", "-i", "-C", home, "HOME=\(home)"]
        + ["USER=\(Self.user)", "XDG_RUNTIME_DIR=/run/user/\(Self.userID)"] + more
    case .other(let name):
      return enter + ["runuser", "-u", name, "--", "env", "-i", "-C", "/", "HOME=/"] + more
    }
  }
}

extension Container {
  /// Where the container's journal is kept.
  package enum Journal: Sendable {
    /// On its disk, with one journal for each user.
    case persistent
    /// In memory, where users have none of their own.
    case volatile
  }

  /// Boots a container, gives it to `body`, and ends it afterwards.
  package static func boot<Result>(
    journal: Journal = .persistent, _ body: (Container) async throws -> Result
  ) async throws -> Result {
    try await withTemporaryFolder { folder in
      let prepared = folder.appending("prepared")
      try await prepare(prepared, journal: journal)
      return try await withProcess(nspawn(in: folder, journal: journal)) { process in
        try await process.line(containing: "- \(ready)", within: .seconds(60))
        let container = Container(leader: try child(of: process.pid))
        // Killing its first process ends the container at once, in order or not.
        defer { kill(container.leader, SIGKILL) }
        try await container.welcomeUser()
        return try await body(container)
      }
    }
  }

  /// What the container boots to, and how it is described once it has: the newest systemd says the
  /// name before. Both are short, since the console cuts long lines.
  private static let target = "tests.target"
  private static let ready = "Ready"

  /// What differs from this machine: the installed programs, and a target that starts no service
  /// that happens to be installed here.
  private static func prepare(_ layer: FilePath, journal: Journal) async throws {
    let readable: FilePermissions = [.ownerReadWrite, .groupRead, .otherRead]
    let units = layer.appending("etc/systemd/system")
    try await TestSupport.runSuccessfully("mkdir", ["-p", units.string])
    try layer.appending("etc/machine-id").write("", permissions: readable)
    try units.appending(target).write(
      """
      [Unit]
      Description=\(ready)
      Requires=basic.target dbus.socket systemd-logind.service systemd-user-sessions.service
      After=basic.target dbus.socket systemd-logind.service systemd-user-sessions.service
      """, permissions: readable)
    let top = Programs.repository.string
    try await TestSupport.runSuccessfully(
      "make", ["-C", top, "--assume-old=build", "install", "DESTDIR=\(layer)"])
  }

  /// The copy-on-write layer is in memory, since an overlay cannot lie over another overlay. A guard
  /// ends the container where the tests are killed before they could.
  private static func nspawn(in folder: FilePath, journal: Journal) -> Command {
    let name = folder.lastComponent?.string ?? "followup"
    let script = """
      set -eu
      cd "$1"
      mkdir memory
      mount -t tmpfs -o mode=0755 tmpfs memory
      mkdir memory/upper memory/work memory/root
      cp -a prepared/. memory/upper/
      chmod 0755 memory/upper
      mount -t overlay -o "lowerdir=$5,upperdir=$1/memory/upper,workdir=$1/memory/work" overlay \
        memory/root
      rm -rf memory/root/var/log/journal
      if [ "$4" = volatile ]; then
        # A newer journald keeps what it is told also without the folder.
        mkdir -p memory/root/etc/systemd/journald.conf.d
        printf '[Journal]\nStorage=volatile\n' > memory/root/etc/systemd/journald.conf.d/test.conf
      else
        mkdir memory/root/var/log/journal
      fi
      # The newest systemd boots on the unified tree alone.
      if [ "$5" != / ]; then
        umount -R /sys/fs/cgroup
        mount -t cgroup2 cgroup2 /sys/fs/cgroup
      fi
      # Containers that run at once would share the groups of their units: each has a tree of its own.
      trees=
      for tree in /sys/fs/cgroup /sys/fs/cgroup/systemd /sys/fs/cgroup/unified; do
        [ -e $tree/cgroup.procs ] || continue
        mkdir $tree/$2
        trees="$trees $tree/$2"
      done
      guard() {
        tail --pid="$tests" -f /dev/null
        if [ "$(cat /proc/$$/comm)" = systemd-nspawn ]; then
          kill $$
          tail --pid=$$ -f /dev/null
          umount -l "$1/memory/root" "$1/memory"
          rm -rf --one-file-system "$1"
        fi
        find $trees -depth -type d -exec rmdir {} +
      }
      tests=$3
      # Not a child of systemd-nspawn, whose only child is the container.
      ( guard "$1" </dev/null >/dev/null 2>&1 & )
      for tree in $trees; do echo $$ > $tree/cgroup.procs; done
      exec systemd-nspawn --quiet --directory="$1/memory/root" --machine="$2" --boot \
        --private-network --register=no --keep-unit --link-journal=no \
        systemd.unit=\(target) systemd.show_status=yes
      """
    let root = Self.otherRoot ?? "/"
    let arguments = [folder.string, name, String(getpid()), "\(journal)", root]
    return Command(
      "unshare", ["--mount", "--propagation=private", "sh", "-c", script, "sh"] + arguments)
  }

  private static func child(of parent: Int32) throws -> Int32 {
    let children = try FilePath("/proc/\(parent)/task/\(parent)/children").text()
    guard let first = children.split(separator: " ").first, let child = Int32(first) else {
      throw ContainerError(description: "systemd-nspawn has no child, so there is no container.")
    }
    return child
  }

  private func welcomeUser() async throws {
    // systemd-nspawn mounts this file over the kernel's, and a unit's ProtectKernelLogs= fails on it.
    _ = try await run("umount", ["/proc/kmsg"], as: .root)
    let userID = String(Self.userID)
    try await runSuccessfully(
      "useradd", ["--create-home", "--uid", userID, Self.user], as: .root)
    try await runSuccessfully("journalctl", ["--update-catalog"], as: .root)
    try await runSuccessfully("loginctl", ["enable-linger", Self.user], as: .root)
    try await runSuccessfully("systemctl", ["start", "user@\(userID).service"], as: .root)
  }
}

/// A container did not come up.
package struct ContainerError: Error, CustomStringConvertible {
  package let description: String
}
