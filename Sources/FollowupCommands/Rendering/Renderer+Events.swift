import CivilTime
import ControlInterface
import FollowupCore

extension Renderer {
  /// What the log holds.
  func log(_ reply: ListEventsMethod.Reply) -> Page {
    guard reply.events.isEmpty else { return events(reply.events) }
    var page = Page()
    page.add("Nothing is recorded.")
    return page
  }

  /// A line an event: when it happened, in the employer's time, what, and its id.
  ///
  /// - Parameter isOfOne: whether all are about one application, which need not be named.
  func events(_ events: [EventReport], indent: Int = 0, isOfOne: Bool = false) -> Page {
    var page = Page()
    for event in events {
      let zone = zone(named: event.employerZone)
      let at = event.body.instant(event.at, in: zone)
      let label =
        "\(zone.date(at: at)) \(times.clock(at, in: zone)) \(zone.abbreviation(at: at))"
      let isUndone = event.undoneBy != nil
      var line = isOfOne ? Line() : "\(event.application, .bold) "
      line.append(sentence(event), isUndone ? .dim : .plain)
      line.append(isUndone ? " (undone) " : " ")
      line.append("[\(event.id)]", .dim)
      page.add(Line(label), line, indent: indent, labelWidth: 23)
    }
    return page
  }

  /// What happened, with instants in the employer's time.
  func sentence(_ event: EventReport) -> String {
    let zone = zone(named: event.employerZone)
    let say = { (instant: Instant) in
      Phrasing.dateAndTime(instant, in: zone, and: times.userZone)
    }
    guard let payload = event.body.payload else {
      return "\(event.body.kind), which a newer version recorded"
    }
    let sentence = event.subject.map { payload.sentence(about: $0, say) } ?? payload.sentence(say)
    return sentence.onOneLine
  }
}

extension String {
  /// The text, with " / " between its lines and spaces for tabs: a note may have several lines.
  var onOneLine: String {
    guard contains(where: { $0.isNewline || $0 == "\t" }) else { return self }
    return split(whereSeparator: \.isNewline)
      .map { $0.split { $0 == " " || $0 == "\t" }.joined(separator: " ") }
      .filter { !$0.isEmpty }.joined(separator: " / ")
  }
}
