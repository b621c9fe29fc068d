internal import SystemPackage

extension Locations {
  /// A location's path: as given, else below its base folder.
  func path(
    _ location: Location, base: String, inHome folder: String?,
    below: (FilePath) -> FilePath
  ) throws(SettingsError) -> FilePath {
    if let flag = flags[location] { return try usable(flag, source: location.flag) }
    if let value = variable(location.variable) {
      return try usable(value, source: location.variable)
    }
    return below(try self.base(base, inHome: folder, of: location))
  }

  /// Whether a flag or a variable gives the location itself.
  func isGiven(_ location: Location) -> Bool {
    flags[location] != nil || variable(location.variable) != nil
  }

  /// A base folder of the XDG specification: as the variable has it, else the one in the home.
  func base(
    _ base: String, inHome folder: String?, of location: Location
  ) throws(SettingsError) -> FilePath {
    if let value = variable(base) {
      // The XDG specification has relative paths ignored.
      let path = try usable(value, source: base)
      if path.isAbsolute { return path }
    }
    guard let folder else {
      throw .unplaced(location, missing: "\(base) is not set to an absolute path")
    }
    guard let value = variable("HOME") else {
      throw .unplaced(location, missing: "neither \(base) nor HOME is set")
    }
    let home = try usable(value, source: "HOME")
    guard home.isAbsolute else {
      throw .unplaced(location, missing: "HOME is not an absolute path")
    }
    return home.pushing(FilePath(folder))
  }

  /// A variable's value; nil if it is empty or not set.
  private func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private func usable(_ text: String, source: String) throws(SettingsError) -> FilePath {
    guard !text.isEmpty else { throw .unusable(source, reason: "its path is empty") }
    guard !text.utf8.contains(0) else {
      throw .unusable(source, reason: "its path holds a NUL")
    }
    return FilePath(text)
  }
}
