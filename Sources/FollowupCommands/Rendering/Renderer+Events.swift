import CivilTime
import ControlInterface
import FollowupCore

extension Renderer {
  /// A line an event: when it happened, in the employer's time, what, and its id.
  func events(_ events: [EventReport]) -> Page {
    var page = Page()
    let undone = Set(events.compactMap(\.undoes))
    for event in events {
      let zone = zone(named: event.employerZone)
      let time = String(times.clock(event.at, in: zone).prefix(5))
      let label = "\(zone.date(at: event.at)) \(time) \(zone.abbreviation(at: event.at))"
      let isUndone = undone.contains(event.id)
      var line: Line = "\(event.application, .bold) "
      line.append(sentence(event), isUndone ? .dim : .plain)
      line.append(isUndone ? " (undone) " : " ")
      line.append("[\(event.id)]", .dim)
      page.add(Line(label), line, labelWidth: 23)
    }
    return page
  }

  /// What happened, with instants in the employer's time.
  func sentence(_ event: EventReport) -> String {
    let zone = zone(named: event.employerZone)
    return event.body.payload?.sentence { times.full($0, in: zone) }
      ?? "\(event.body.kind), which a newer version recorded"
  }
}

extension EventReport {
  fileprivate var undoes: EventID? {
    if case .eventUndone(let undoing) = body { undoing.event } else { nil }
  }
}
