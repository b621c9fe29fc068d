import CivilTime
import ControlInterface
import FollowupCore

extension Renderer {
  /// What was recorded, what to mind, and what comes next.
  func recorded(_ reply: RecordMethod.Reply) -> Page {
    var page = Page()
    for event in reply.events { page.add(saidBack(event, after: "Recorded"), hanging: 2) }
    page.add(consequences(reply))
    return page
  }

  func undone(_ reply: UndoMethod.Reply) -> Page {
    var page = Page()
    page.add(saidBack(reply.undone, after: "Undone"), hanging: 2)
    if !reply.along.isEmpty {
      page.add("With it went:")
      page.add(events(reply.along, indent: 2))
    }
    for event in reply.recorded.events {
      var line: Line = "To have it back: "
      line.append(command: "followupctl undo \(event.id)")
      page.add(line, hanging: 2)
    }
    page.add(consequences(reply.recorded))
    return page
  }

  private func saidBack(_ event: EventReport, after verb: String) -> Line {
    let zone = zone(named: event.employerZone)
    let about = event.application.isEmpty ? "" : " for \(event.application)"
    var line: Line = "\(verb)\(about): \(sentence(event))"
    if event.body.nature.happensAtATime {
      line.append("\(event.isMove ? " to" : ",") \(times.full(event.at, in: zone))")
    }
    line.append(". ")
    line.append("[\(event.id)]", .dim)
    return line
  }

  private func consequences(_ reply: RecordMethod.Reply) -> Page {
    var page = Page()
    for remark in reply.warnings {
      let label: Line = remark.isNote ? "\("Note:", .blue)" : "\("Warning:", .yellow)"
      page.add("\(label) \(remark.text)", hanging: 2)
      if let remedy = remark.remedy { page.add(remedy.line, indent: 2, hanging: 2) }
    }
    for told in reply.told { page.add(Line(told), hanging: 2) }
    guard let next = next(of: reply) else { return page }
    page.add("Next for \(next.application): \(heading(next))", hanging: 2)
    for line in timing(next) { page.add(line, indent: 2, hanging: 2) }
    let why = next.state == .denied ? nil : next.because.first { $0.effect != .note }
    if let why {
      page.add("because \(why.text) (\(why.rule.rawValue))", indent: 2, hanging: 2)
    }
    return page
  }

  /// What the events gave rise to; else the first that may be made; where none may, the first that
  /// is denied.
  private func next(of reply: RecordMethod.Reply) -> FollowUpReport? {
    let recorded = Set(reply.events.map(\.id))
    let left = reply.followUps.filter { !$0.state.isSettled }
    return left.first { recorded.contains($0.occasion.event) }
      ?? left.first { $0.state != .denied } ?? left.first
  }
}

extension EventReport {
  fileprivate var isMove: Bool { if case .interviewMoved = body { true } else { false } }
}

extension FollowUpState {
  fileprivate var isSettled: Bool { self == .done || self == .skipped || self == .expired }
}
