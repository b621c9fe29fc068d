package import FollowupCore
internal import TOML

/// Everything that the configuration file decides: the policy, and what is the programs' own.
///
/// `Settings()` holds the defaults.
package struct Settings: Sendable {
  /// When, how and whom one may follow up, and when reminders come.
  package var policy = Policy()
  /// The user's name, as it stands below messages; empty if the user did not say it.
  package var name = ""
  /// The name of this device's file in the event log; nil is one made from the machine's id.
  package var device: String?
  /// How long a file may be away, empty or cut before that is said and, of the configuration and the
  /// machine's zone, believed.
  package var grace: Duration = .seconds(10)
  /// How long what came due while the program was away waits for a synchroniser.
  package var settle: Duration = .seconds(120)
  /// Where the calendar file is kept.
  package var calendar = CalendarPlace.nowhere

  /// What becomes of mails.
  package var mail = MailSettings()

  /// The file that was read; nil if there was none.
  package internal(set) var file: String?
  /// What there is to know of what the file says, though nothing is wrong with it.
  package internal(set) var notes: [Diagnostic] = []
  /// The dates off that were imported, in the order of their file.
  package internal(set) var imported: [ImportedHoliday] = []
  /// Where the file sets a value, by the key as it is shown.
  var places: [String: TOMLPlace] = [:]

  /// The defaults.
  package init() {}
}

extension SettingKey {
  /// Every key but those in the tables of dates, in the order in which they are shown.
  static let all: [SettingKey] =
    [
      SettingKey("you", "name", \.name, .name),
      SettingKey("you", "zone", \.policy.userZone, .zone(unset: "system")),
      SettingKey("you", "quiet", \.policy.quiet, .quiet),
      SettingKey("employer", "zone", \.policy.employerZone, .zone(unset: "you")),
      SettingKey("employer", "region", \.policy.employerRegion, .region),
      SettingKey("employer", "days", \.policy.employerDays, .days),
      SettingKey("employer", "hours", \.policy.employerHours, .hours),
      SettingKey("policy", "after_promise", \.policy.afterPromise, .span),
      SettingKey("policy", "after_promise_closes", \.policy.afterPromiseCloses, .span),
      SettingKey("policy", "max_check_ins", \.policy.maxCheckIns, .integer(0...100)),
      SettingKey("policy", "spacing", \.policy.spacing, .span),
      SettingKey("policy", "max_raise_percent", \.policy.maxRaisePercent, .integer(0...1000)),
    ] + Stage.allCases.flatMap(checkIn)
    + [
      SettingKey("policy.check_in.again", "opens", \.policy.checkInAgain.opens, .span),
      SettingKey("policy.check_in.again", "closes", \.policy.checkInAgain.closes, .span),
      SettingKey("remind", "ask_before", \.policy.askBefore, .duration),
      SettingKey("remind", "record_after", \.policy.recordAfter, .duration),
      SettingKey("mail", "program", \.mail.program, .words),
      SettingKey("mail", "own", \.mail.own, .addresses),
      SettingKey("mail", "without_daemon", \.mail.withoutDaemon, .withoutDaemon),
      SettingKey("log", "device", \.device, .device),
      SettingKey("log", "grace", \.grace, .duration),
      SettingKey("log", "settle", \.settle, .duration),
      SettingKey("calendar", "file", \.calendar, .calendar),
    ]

  private static func checkIn(_ stage: Stage) -> [SettingKey] {
    let section = "policy.check_in.\(stage.rawValue)"
    return [
      SettingKey(section, "opens", \.policy.checkIn[stage]!.opens, .span),
      SettingKey(section, "closes", \.policy.checkIn[stage]!.closes, .span),
    ]
  }
}
