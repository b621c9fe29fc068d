import Glibc
import SystemPackage

/// Something outside the project that a test needs.
package enum Requirement: Sendable, Equatable {
  /// The rights of root.
  case root
  /// Both programs built for release, to be installed.
  case release
  /// A systemd that boots in a container: root, systemd-nspawn, overlay mounts, and a release.
  case container
  /// A private desktop: a session bus, an X server without a screen, and dunst.
  case desktop
  /// Python 3.11 or later, for its zoneinfo, tomllib and json.
  case python
  /// Programs that are found in `PATH`.
  case programs([String])

  /// What is lacking here, as a sentence; nil if the requirement is met.
  package var lacking: String? {
    switch self {
    case .root: geteuid() == 0 ? nil : "It needs root."
    case .release:
      Programs.release.appending("followupd").exists ? nil : "It needs a release: make build."
    case .container:
      Requirement.root.lacking ?? Requirement.release.lacking ?? Requirement.programs(
        Self.containerPrograms
      ).lacking
        ?? (Self.overlayIsKnown ? nil : "It needs a kernel with overlay mounts.")
    case .desktop: Requirement.programs(Self.desktopPrograms).lacking
    case .python: TestSupport.python == nil ? "It needs python3." : nil
    case .programs(let names):
      names.first { findProgram($0) == nil }.map { "It needs the program \($0)." }
    }
  }

  private static let containerPrograms = ["systemd-nspawn", "nsenter", "mount", "umount"]
  private static let desktopPrograms = ["dbus-daemon", "Xvfb", "dunst", "dunstctl"]

  private static var overlayIsKnown: Bool {
    (try? FilePath("/proc/filesystems").text().contains("\toverlay\n")) ?? false
  }
}

/// The path of a program that is found in `PATH`, or where Debian keeps those for root.
package func findProgram(_ name: String) -> String? {
  let path = (variable("PATH") ?? "/usr/bin:/bin") + ":/usr/sbin:/sbin"
  return path.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
}
