package import Importing
package import JSON
internal import Schema

/// `followup-read invitation`: calendar files to events.
package enum InvitationMode {
  /// The events of the files, and what is wrong with them.
  package static func read(_ request: ReadingRequest) throws(ReadingError) -> JSONValue {
    var report = ImportReport()
    for file in request.files {
      let text = String(decoding: try ReadingRequest.content(of: file), as: UTF8.self)
      let calendars = CalendarComponent.components(of: text)
      if !calendars.contains(where: { $0.name == "VCALENDAR" }) {
        report.refused.append(
          ImportRemark(
            file: file, line: 1,
            message: "This is not a calendar, which begins with BEGIN:VCALENDAR."))
      }
    }
    return report.json
  }
}
