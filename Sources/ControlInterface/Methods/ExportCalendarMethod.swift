package import Schema

/// The calendar that other programs read.
package enum ExportCalendarMethod: ControlMethod {
  package static let name = "ExportCalendar"
  package static let summary = """
    Returns interviews, windows, promised dates and deadlines as an iCalendar, as the calendar file has
    them.
    """

  package struct Request: Shaped {
    package let application: String?

    package init(application: String? = nil) { self.application = application }

    package static let shape = Shape(
      Self.init,
      Field("application", \.application, "Its name, or a unique start of it; all if not set."))
  }

  package struct Reply: Shaped {
    package let calendar: String

    package init(calendar: String) { self.calendar = calendar }

    package static let shape = Shape(
      Self.init, Field("calendar", \.calendar, "The iCalendar of RFC 5545."))
  }
}
