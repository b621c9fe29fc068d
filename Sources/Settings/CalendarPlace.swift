package import SystemPackage

/// Where the calendar file is kept.
package enum CalendarPlace: Hashable, Sendable {
  /// It is not kept.
  case nowhere
  /// `$XDG_DATA_HOME/followup/calendar.ics`.
  case standard
  /// A path of the user's own, from the root or from the home.
  case path(String)
}

extension ValueForm<CalendarPlace> {
  /// "none", "standard", or a path.
  static var calendar: ValueForm {
    .text(
      example: "standard",
      rule:
        "it is \"none\", \"standard\" for $XDG_DATA_HOME/followup/calendar.ics, or a path that begins "
        + "with \"/\" or \"~/\"",
      write: { place in
        switch place {
        case .nowhere: "none"
        case .standard: "standard"
        case .path(let path): path
        }
      },
      parse: { text in
        switch text {
        case "none": return .nowhere
        case "standard": return .standard
        default:
          let isPath = text.hasPrefix("/") || text.hasPrefix("~/")
          return isPath && !text.utf8.contains(0) && !text.hasSuffix("/") ? .path(text) : nil
        }
      })
  }
}

extension Locations {
  /// The calendar file; nil if none is kept.
  ///
  /// - Throws: `SettingsError` if no variable tells the folder.
  package func calendar(_ place: CalendarPlace) throws(SettingsError) -> FilePath? {
    switch place {
    case .nowhere: nil
    case .standard:
      try base("XDG_DATA_HOME", inHome: ".local/share", of: .log).appending("followup")
        .appending("calendar.ics")
    case .path(let path) where path.hasPrefix("~/"): try home.appending(String(path.dropFirst(2)))
    case .path(let path): FilePath(path)
    }
  }

  private var home: FilePath {
    get throws(SettingsError) {
      guard let home = environment["HOME"], home.hasPrefix("/"), !home.utf8.contains(0) else {
        throw .unusable("calendar.file", reason: "HOME is not set to an absolute path")
      }
      return FilePath(home)
    }
  }
}
