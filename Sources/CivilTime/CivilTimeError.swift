internal import Ground

/// A text that is not a date, a time or an instant. Its description is a full sentence.
public struct CivilTimeError: Error, Hashable, CustomStringConvertible {
  /// What the text was read as.
  public enum Subject: String, Sendable {
    case date = "a date like 2026-11-20"
    case time = "a time of day like 15:00"
    case dateTime = "a date and time like 2026-11-20 15:00"
    case instant = "an instant like 2026-11-20T15:00:00Z"
  }

  /// What the text was read as.
  public let subject: Subject
  /// The text, whole.
  public let text: String
  /// What is wrong with it: a clause without a full stop.
  public let reason: String

  /// The sentence to show.
  public var description: String { "\(quoted(text)) is not \(subject.rawValue): \(reason)." }
}
