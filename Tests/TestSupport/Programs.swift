import Glibc
package import SystemPackage

/// The built programs, and the folders around them.
package enum Programs {
  /// The daemon.
  package static var followupd: FilePath { folder.appending("followupd") }
  /// Its companion.
  package static var followupctl: FilePath { folder.appending("followupctl") }

  /// The folder of the programs: the variable `FOLLOWUP_PROGRAMS` names it, for a release; without
  /// it, they lie beside the test bundle.
  package static var folder: FilePath {
    if let named = variable("FOLLOWUP_PROGRAMS") { return FilePath(named) }
    guard let bundle = realpath("/proc/self/exe", nil) else {
      preconditionFailure("/proc is not mounted.")
    }
    defer { free(bundle) }
    return FilePath(String(cString: bundle)).removingLastComponent()
  }

  /// The folder of the release that `make build` leaves.
  package static var release: FilePath { repository.appending(".build/release") }

  /// The top folder of the project.
  package static var repository: FilePath {
    FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()
  }
}

/// The value of an environment variable; nil if it is unset or empty.
package func variable(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}
