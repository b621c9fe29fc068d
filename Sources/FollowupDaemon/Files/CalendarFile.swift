import FollowupRuntime
import Glibc
import Ground
import Settings
import SystemPackage

/// The calendar file, which is written beside its place and then put there.
final class CalendarFile: CalendarStore {
  private let locations: Locations

  init(_ locations: Locations) { self.locations = locations }

  func replace(_ place: CalendarPlace, with bytes: [UInt8]) -> String? {
    let path: FilePath
    do throws(SettingsError) {
      guard let found = try locations.calendar(place) else { return nil }
      path = found
    } catch { return error.description }
    do {
      try path.removingLastComponent().makeFolders()
      try path.replaceContent(with: bytes)
      return nil
    } catch {
      return "The calendar file \(quoted(path.string)) cannot be written: \(error)."
    }
  }
}
