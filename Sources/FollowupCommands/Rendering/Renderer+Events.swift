import CivilTime
import ControlInterface
import FollowupCore

extension Renderer {
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
    return event.subject.map { payload.sentence(about: $0, say) } ?? payload.sentence(say)
  }
}
