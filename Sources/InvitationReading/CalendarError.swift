/// Why an event of a calendar file cannot be read: the line, and what would be right.
package struct CalendarError: Error, Hashable {
  /// The line, counted from 1.
  package let line: Int
  /// A full sentence.
  package let message: String
}
