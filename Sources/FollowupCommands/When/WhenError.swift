/// Why a text is no time, no date or no duration. Its description is a full sentence that says what
/// could be written.
package struct WhenError: Error, Hashable, CustomStringConvertible {
  package let description: String

  /// No form of a WHEN fits the text.
  init(text: String, nearest: String?) {
    self.init(
      text: text, kind: "a time", nearest: nearest,
      forms:
        "2026-11-20 15:00, yesterday 14:00, fri 9:00, 15:00, +3d, 2h ago, now, or RFC 3339 such"
        + " as 2026-11-20T15:00:00-05:00")
  }

  /// It looks like one form, but is not.
  init(text: String, reason: String) {
    description = "“\(text)” can't be read as a time. \(reason)"
  }

  /// A day was named where an instant is wanted.
  init(timeMissingAfter day: String) {
    description = "“\(day)” names no time of day. Write for example “\(day) 15:00”."
  }

  /// It is none of the forms of its kind.
  init(text: String, kind: String, nearest: String? = nil, forms: String) {
    let guess = nearest.map { " Did you mean “\($0)”?" } ?? ""
    description = "“\(text)” can't be read as \(kind).\(guess) Write for example \(forms)."
  }
}
