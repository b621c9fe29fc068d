import ArgumentParser
import FollowupCore
import Ground
import When

extension Action: ExpressibleByArgument {}
extension Channel: ExpressibleByArgument {}
extension Stage: ExpressibleByArgument {}
extension Outcome: ExpressibleByArgument {}
extension PayPeriod: ExpressibleByArgument {}
extension Part: ExpressibleByArgument {}

extension EventID {
  /// - Throws: `ValidationError` for a text that is not an event's id.
  init(reading text: String) throws {
    guard let id = EventID(text) else {
      throw ValidationError(
        "\(quoted(text)) is not an event's id, which is like 3f2a9c1e/17: \"followupctl log\" shows "
          + "each with its id.")
    }
    self = id
  }
}

/// - Throws: `ValidationError` if `--limit` leaves nothing to show.
func check(limit: Int?) throws {
  guard let limit, limit < 1 else { return }
  throw ValidationError("--limit takes a number from 1 on, not \(limit).")
}

extension ArgumentHelp {
  static let application = ArgumentHelp(
    "The application, by its name or a unique start of it.", valueName: "name")
  static let interviewStart = ArgumentHelp(
    "Which one, by its start, if there are several.", valueName: "when")
  static let per = ArgumentHelp("For what time it is paid; a year if not given.", valueName: "time")
  static let at = ArgumentHelp("When it happened, rather than now.", valueName: "when")
  static let asOf = ArgumentHelp("Ask as if it were this time.", valueName: "when")
}
