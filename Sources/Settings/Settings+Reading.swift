package import CivilTime
internal import FollowupCore
package import Holidays
internal import SystemPackage
internal import TOML

extension Settings {
  /// The largest file that is read: no configuration comes near it.
  package static let maximumBytes = 1 << 20

  /// Reads a configuration.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: its name, for the diagnostics and origins.
  ///   - zones: the zones that there are.
  ///   - holidays: the lists of holidays that there are.
  /// - Returns: the settings, or all that is wrong in the order of the lines; where the file is not
  ///   TOML, only where that shows first.
  package static func read(
    _ bytes: [UInt8], file: String, zones: any ZoneSource,
    holidays: any HolidaySource = NoHolidays()
  ) -> (settings: Settings?, diagnostics: [Diagnostic]) {
    var reader = SettingsReader(file: file, zones: zones, holidays: holidays)
    do {
      reader.read(try TOMLDocument.parse(bytes))
    } catch {
      reader.report(.syntax, at: error.place, error.message)
    }
    return (reader.diagnostics.isEmpty ? reader.settings : nil, reader.diagnostics)
  }

  /// Reads what a configuration says of mails alone, whatever flaws it has elsewhere.
  ///
  /// - Returns: the settings; nil if what is wrong with the file may hide them.
  package static func mail(
    _ bytes: [UInt8], file: String, zones: any ZoneSource
  ) -> MailSettings? {
    guard let document = try? TOMLDocument.parse(bytes) else { return nil }
    var reader = SettingsReader(file: file, zones: zones, holidays: NoHolidays())
    reader.read(document)
    // A key that is not known may be one of these, mistyped.
    let isHidden = reader.diagnostics.contains {
      $0.message.hasPrefix("mail") || $0.kind == .key && $0.message.contains("mail")
    }
    return isHidden ? nil : reader.settings.mail
  }

  /// Whose name a configuration gives this device.
  package enum DeviceChoice: Hashable, Sendable {
    /// The name in the file; nil for one made from the machine's id.
    case certain(String?)
    /// What is wrong with the file may hide the name.
    case uncertain
  }

  /// Reads the device's name alone, out of a configuration that may have flaws.
  package static func device(
    _ bytes: [UInt8], file: String, zones: any ZoneSource
  ) -> DeviceChoice {
    guard let document = try? TOMLDocument.parse(bytes) else { return .uncertain }
    var reader = SettingsReader(file: file, zones: zones, holidays: NoHolidays())
    reader.read(document)
    if let device = reader.settings.device { return .certain(device) }
    // A key that is not known may be this one, mistyped.
    let isHidden = reader.diagnostics.contains {
      $0.kind == .key || $0.message.hasPrefix("log.device ") || $0.message.hasPrefix("log ")
    }
    return isHidden ? .uncertain : .certain(nil)
  }
}
