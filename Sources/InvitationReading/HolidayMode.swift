internal import CivilTime
package import Importing
package import JSON
internal import Schema

/// `followup-read holidays`: the days off of a calendar.
package enum HolidayMode {
  /// The days of the files, and what is wrong with them.
  package static func read(_ request: ReadingRequest) throws(ReadingError) -> JSONValue {
    var report = HolidayReport()
    let year = request.userZone.date(at: request.now).year
    for file in request.files {
      var calendar = HolidayCalendar(
        CalendarText(try ReadingRequest.content(of: file)), file: file, year: year)
      calendar.read(into: &report)
    }
    var names: [CivilDate: String] = [:]
    for day in report.days where names[day.date] == nil { names[day.date] = day.name }
    report.days = names.sorted { $0.key < $1.key }.map { HolidayDay(date: $0.key, name: $0.value) }
    return report.json
  }
}

/// The days off in one calendar file.
private struct HolidayCalendar {
  private let text: CalendarText
  private let file: String
  /// From last year on, for ten years: a day that comes each year has no end.
  private let years: ClosedRange<Int>

  init(_ text: CalendarText, file: String, year: Int) {
    self.text = text
    self.file = file
    years = (year - 1)...(year + 10)
  }

  /// A holiday may last some days; what lasts longer is a vacation or a mistake.
  private static let longestDays = 31

  mutating func read(into report: inout HolidayReport) {
    let calendars = CalendarComponent.components(of: text.unfolded).flatMap { component in
      component.name == "VCALENDAR" ? [component] : component.components
    }.filter { $0.name == "VCALENDAR" }
    guard !calendars.isEmpty else {
      report.refused.append(
        remark(1, "This is not a calendar file, which begins with BEGIN:VCALENDAR."))
      return
    }
    let starts = text.starts(of: "VEVENT")
    let events = calendars.flatMap(\.components).filter { $0.name == "VEVENT" }
    for (index, event) in events.enumerated() {
      let line = starts.indices.contains(index) ? text.lines[starts[index]].number : 1
      switch days(of: event) {
      case .days(let days): report.days += days
      case .passedOver(let why):
        report.passedOver.append(remark(line, "\(title(of: event)) \(why)."))
      case .refused(let why): report.refused.append(remark(line, "\(title(of: event)) \(why)."))
      }
    }
  }

  private enum Reading {
    case days([HolidayDay])
    /// Why it is no day off, in a clause.
    case passedOver(String)
    /// What is wrong with it, in a clause.
    case refused(String)
  }

  private func days(of event: CalendarComponent) -> Reading {
    guard let property = event["DTSTART"] else {
      return .refused("has no start that can be read, such as DTSTART;VALUE=DATE:20261225")
    }
    let start: CivilDate
    do throws(ValueProblem) {
      guard case .date(let date) = try CalendarValue.moment(property.value) else {
        return .passedOver("has a time of day, which no day off has")
      }
      start = date
    } catch {
      return .refused("starts on \"\(property.value)\", but \(error.text)")
    }
    let status = event.text("STATUS")?.uppercased()
    if status == "CANCELLED" || status == "CANCELED" { return .passedOver("is cancelled") }
    // Google's calendars of holidays have days on which everybody works, and say so there.
    if event.text("DESCRIPTION")?.hasPrefix("Observance") == true {
      return .passedOver("is an observance, on which people work")
    }
    guard let length = length(of: event, from: start) else {
      return .passedOver("lasts longer than \(Self.longestDays) days, or ends before it starts")
    }
    guard let starts = starts(of: event, from: start) else {
      return .passedOver("comes again by a rule that is not yearly")
    }
    let name = title(of: event)
    let days = starts.flatMap { start in
      (0..<length).map { HolidayDay(date: start.adding(days: $0), name: name) }
    }
    let kept = days.filter { years.contains($0.date.year) }
    guard kept.isEmpty else { return .days(kept) }
    return .passedOver("is not within the years \(years.lowerBound) to \(years.upperBound)")
  }

  /// How many days it lasts. DTEND is the day after the last.
  private func length(of event: CalendarComponent, from start: CivilDate) -> Int? {
    var length = 1
    if let end = event["DTEND"], let moment = try? CalendarValue.moment(end.value) {
      // An end on the day of the start is wrong, and common.
      length = max(1, start.days(until: moment.civil.date))
      if moment.civil.date < start { return nil }
    } else if let duration = event.text("DURATION").flatMap(CalendarValue.duration) {
      length = max(1, duration.days)
    }
    return length <= Self.longestDays ? length : nil
  }

  /// The first days of each time that it comes; nil for a rule that is not yearly.
  private func starts(of event: CalendarComponent, from start: CivilDate) -> [CivilDate]? {
    var starts = [start]
    if let text = event.text("RRULE") {
      guard let rule = YearlyRule(text, from: start) else { return nil }
      starts = rule.dates(in: years)
    }
    starts += dates(of: event, "RDATE")
    let without = Set(dates(of: event, "EXDATE"))
    return starts.filter { !without.contains($0) }
  }

  private func dates(of event: CalendarComponent, _ name: String) -> [CivilDate] {
    event.properties.filter { $0.name == name }.flatMap { property in
      property.value.split(separator: ",").compactMap {
        (try? CalendarValue.moment(String($0)))?.civil.date
      }
    }
  }

  private func title(of event: CalendarComponent) -> String {
    let words = (event.text("SUMMARY") ?? "").split { $0.isWhitespace }.joined(separator: " ")
    let title = String(words.unicodeScalars.filter { $0.properties.generalCategory != .control })
    return title.isEmpty ? "A day without a title" : String(title.prefix(80))
  }

  private func remark(_ line: Int, _ message: String) -> ImportRemark {
    ImportRemark(file: file, line: line, message: message)
  }
}
