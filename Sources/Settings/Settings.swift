package import FollowupCore
internal import TOML

/// Everything that the configuration file decides: the policy, and what is the programs' own.
///
/// `Settings()` holds the defaults.
package struct Settings: Sendable {
  /// When, how and whom one may follow up, and when reminders come.
  package var policy = Policy()
  /// The name of this device's file in the event log; nil is one made from the machine's id.
  package var device: String?
  /// How long a file may be away, empty or cut before that is said and, of the configuration, believed.
  package var grace: Duration = .seconds(10)
  /// How long what came due while the program was away waits for a synchroniser.
  package var settle: Duration = .seconds(120)

  /// The file that was read; nil if there was none.
  package internal(set) var file: String?
  /// Where the file sets a value, by the key as it is shown.
  var places: [String: TOMLPlace] = [:]

  /// The defaults.
  package init() {}
}
