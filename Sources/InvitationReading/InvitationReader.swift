package import CivilTime
internal import Ground

/// Reads the events of one calendar file.
package struct InvitationReader {
  private let text: CalendarText
  private let database: any ZoneSource
  /// The zone of a time that has none.
  private let readerZone: Zone

  /// - Parameters:
  ///   - bytes: the file.
  ///   - zones: the system's zones.
  ///   - readerZone: the zone of a time for which neither event nor calendar names one.
  package init(_ bytes: [UInt8], zones: any ZoneSource, readerZone: Zone) {
    text = CalendarText(bytes)
    database = zones
    self.readerZone = readerZone
  }

  /// The events in the order of the file, each as it was read or with what is wrong with it.
  ///
  /// - Throws: `CalendarError` if the file is not a calendar, or has no event.
  package func invitations() throws(CalendarError) -> [Result<Invitation, CalendarError>] {
    let calendars = CalendarComponent.components(of: text.unfolded).flatMap { component in
      component.name == "VCALENDAR" ? [component] : component.components
    }.filter { $0.name == "VCALENDAR" }
    guard !calendars.isEmpty else {
      throw CalendarError(
        line: 1, message: "This is not a calendar file, which begins with BEGIN:VCALENDAR.")
    }
    let starts = text.starts(of: "VEVENT")
    var results: [Result<Invitation, CalendarError>] = []
    for calendar in calendars {
      let zones = CalendarZones(of: calendar, in: database)
      for event in calendar.components where event.name == "VEVENT" {
        // libical keeps the order of the file.
        let start = starts.indices.contains(results.count) ? starts[results.count] : 0
        let reading = EventReading(
          event: event, calendar: calendar, zones: zones, readerZone: readerZone,
          lines: text.lines(ofComponentAt: start))
        do throws(CalendarError) { results.append(.success(try reading.invitation())) } catch {
          results.append(.failure(error))
        }
      }
    }
    guard !results.isEmpty else {
      throw CalendarError(
        line: 1,
        message: "The calendar has no event: an invitation stands between BEGIN:VEVENT and "
          + "END:VEVENT.")
    }
    return results
  }
}

/// The reading of one VEVENT.
struct EventReading {
  let event: CalendarComponent
  let calendar: CalendarComponent
  let zones: CalendarZones
  let readerZone: Zone
  let lines: ArraySlice<CalendarText.Line>

  func invitation() throws(CalendarError) -> Invitation {
    guard isWritten("DTSTART") else {
      throw error(
        "DTSTART", "The event has no start: a line such as DTSTART:20261203T150000Z is missing.")
    }
    guard let start = event["DTSTART"] else { throw unreadable("DTSTART") }
    let (moment, zone) = try time(of: start)
    let instant = zone.instant(of: moment.civil)
    let end = try end(after: moment.civil, in: zone, at: instant)
    let isDays: Bool
    // Exchange writes whole days from midnight to midnight.
    if case .date = moment {
      isDays = true
    } else {
      isDays =
        [moment.civil, zone.civil(at: end)].allSatisfy { $0.time == .midnight } && end > instant
    }
    let time =
      isDays ? .days(moment.civil.date) : Invitation.Time.span(Interval(start: instant, end: end))
    let isLocal = if case .local = moment { true } else { false }
    return Invitation(
      line: lines.first?.number ?? 1, purpose: purpose, version: try version(), summary: summary,
      time: time, zone: isDays ? nil : zone.identifier,
      isFloating: isLocal && start.parameters["TZID"] == nil,
      repeats: event["RRULE"] != nil || event["RDATE"] != nil,
      organizer: event["ORGANIZER"].map(Participant.init),
      attendees: event.properties.filter { $0.name == "ATTENDEE" }.map(Participant.init))
  }

  /// The event's SUMMARY on one line; what a sender of a cancellation puts before it stays.
  private var summary: String {
    let words = (event.text("SUMMARY") ?? "").split { $0.isWhitespace }
    return words.joined(separator: " ")
  }

  /// METHOD may stand anywhere, also in the event.
  private var purpose: Invitation.Purpose {
    let method = (calendar.text("METHOD") ?? event.text("METHOD") ?? "").uppercased()
    switch method {
    case "CANCEL": return .cancellation
    case "REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH": return .answer
    default: break
    }
    let status = (event.text("STATUS") ?? "").uppercased()
    return status == "CANCELLED" || status == "CANCELED" ? .cancellation : .request
  }

  private func version() throws(CalendarError) -> InvitationVersion {
    var recurrence: String?
    if let property = event["RECURRENCE-ID"] {
      let (moment, zone) = try time(of: property)
      if case .date(let date) = moment {
        recurrence = "\(date)"
      } else {
        recurrence = zone.instant(of: moment.civil).rfc3339
      }
    }
    let start = event["DTSTART"]?.value ?? ""
    let uid = event.text("UID") ?? "none:\(start):\(summary)"
    let stamps = ["DTSTAMP", "LAST-MODIFIED", "CREATED"].lazy.compactMap { event[$0] }
    return InvitationVersion(
      identity: .init(uid: uid, recurrence: recurrence),
      sequence: event.text("SEQUENCE").flatMap { Int($0) } ?? 0,
      stamp: stamps.compactMap { try? time(of: $0) }.first.map { $1.instant(of: $0.civil) }
        ?? .distantPast)
  }

  // MARK: Times

  private func end(
    after start: CivilDateTime, in zone: Zone, at instant: Instant
  ) throws(CalendarError) -> Instant {
    if let property = event["DTEND"] {
      let (moment, zone) = try time(of: property)
      return max(instant, zone.instant(of: moment.civil))
    }
    if isWritten("DTEND") { throw unreadable("DTEND") }
    guard isWritten("DURATION") else { return instant }
    guard let text = event.text("DURATION"), let duration = CalendarValue.duration(text) else {
      throw unreadable("DURATION")
    }
    let later = CivilDateTime(date: start.date.adding(days: duration.days), time: start.time)
    // Days are dates; hours are exact, also where clocks change: PT24H is 24 hours.
    let dayLater = duration.days == 0 ? instant : zone.instant(of: later)
    return max(instant, dayLater + .seconds(duration.seconds))
  }

  private func time(
    of property: CalendarProperty
  ) throws(CalendarError) -> (moment: CalendarValue.Moment, zone: Zone) {
    let moment: CalendarValue.Moment
    do { moment = try CalendarValue.moment(property.value) } catch {
      throw self.error(
        property.name, "\(property.name) is \(quoted(property.value)), but \(error.text).")
    }
    guard case .local = moment else { return (moment, .utc) }
    if let name = property.parameters["TZID"], !name.isEmpty {
      guard let zone = zones.zone(named: name) else {
        throw error(
          property.name,
          "The zone \(quoted(name)) of \(property.name) is neither in the time zone database nor one "
            + "of Windows, and the file does not define it; write one such as Europe/Berlin.")
      }
      return (moment, zone)
    }
    // Zoom names the zone in a line of its own.
    let names = [event.text("TZID"), calendar.text("X-WR-TIMEZONE"), calendar.text("TZID")]
    return (moment, names.lazy.compactMap { $0.flatMap(zones.zone(named:)) }.first ?? readerZone)
  }

  // MARK: Lines

  /// Whether the event has a property in the file, also one whose value libical cannot read.
  private func isWritten(_ name: String) -> Bool { line(of: name) != nil }

  /// The first line of a property, without those of the event's alarms.
  private func line(of name: String) -> CalendarText.Line? {
    var depth = 0
    return lines.dropFirst().first { line in
      if line.isProperty("BEGIN") { depth += 1 }
      if line.isProperty("END") { depth -= 1 }
      return depth == 0 && line.isProperty(name)
    }
  }

  private func error(_ name: String, _ message: String) -> CalendarError {
    let line = line(of: name) ?? lines.first
    return CalendarError(line: line?.number ?? 1, message: message)
  }

  private func unreadable(_ name: String) -> CalendarError {
    let written = line(of: name)?.text ?? name
    let right = name == "DURATION" ? "PT45M" : "20261203T150000Z"
    return error(name, "\(quoted(written)) cannot be read: write it like \(name):\(right).")
  }
}
