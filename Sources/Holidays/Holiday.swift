package import CivilTime

/// A date on which most offices of a region close.
package struct Holiday: Hashable, Sendable {
  /// When it is.
  package let date: CivilDate
  /// What it is called in English, such as "Easter Monday".
  package let name: String
  /// Whether the date is an estimate: it hangs on the moon, or on an announcement.
  package let isEstimate: Bool
}
