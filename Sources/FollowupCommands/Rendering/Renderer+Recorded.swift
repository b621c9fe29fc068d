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
    page.add(saidBack(reply.undone, after: "Undone", ifUndoing: "Brought back"), hanging: 2)
    if !reply.along.isEmpty {
      page.add("With it went:")
      page.add(events(reply.along, indent: 2))
    }
    for event in reply.recorded.events {
      let isBack = if case .eventUndone = reply.undone.body { true } else { false }
      var line: Line = isBack ? "To take it back again: " : "To have it back: "
      line.append(command: "followupctl undo \(event.id)")
      page.add(line, hanging: 2)
    }
    page.add(consequences(reply.recorded))
    return page
  }

  /// - Parameter other: the verb for an undoing, which is said by what it undid.
  private func saidBack(
    _ event: EventReport, after verb: String, ifUndoing other: String? = nil
  ) -> Line {
    if let other, case .eventUndone = event.body, let subject = event.subject {
      return "\(other) for \(event.application): \(subject.onOneLine). \("[\(event.id)]", .dim)"
    }
    let zone = zone(named: event.employerZone)
    let about = event.application.isEmpty ? "" : " for \(event.application)"
    var line: Line = "\(verb)\(about): \(sentence(event))"
    if event.isSaidWithItsTime {
      line.append(
        "\(event.isMove ? " to" : ",") \(times.full(event.body.instant(event.at, in: zone), in: zone))"
      )
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
    if let reminder = reply.reminders.first(where: \.isWorthSaying) {
      let comes = times.bothAndRelative(reminder.at, in: zone(named: reminder.zone))
      page.add("A reminder to \(reminder.purpose) comes \(comes).", hanging: 2)
    }
    guard let next = next(of: reply) else { return page }
    page.add("Next for \(next.application): \(heading(next))", hanging: 2)
    for line in timing(next) { page.add(line, indent: 2, hanging: 2) }
    let why = next.state == .denied ? nil : next.because.first { $0.effect != .note }
    if let why {
      page.add("because \(why.text) (\(why.rule.rawValue))", indent: 2, hanging: 2)
    }
    return page
  }

  /// What the events gave rise to; else the first that may be made; if none may, the first that is
  /// denied. A connection request can wait for all else, as in `next`.
  private func next(of reply: RecordMethod.Reply) -> FollowUpReport? {
    let recorded = Set(reply.events.map(\.id))
    let left = reply.followUps.filter { !$0.state.isSettled }
    let pressing = left.filter { !$0.isConnect }
    return pressing.first { recorded.contains($0.occasion.event) }
      ?? pressing.first { $0.state != .denied } ?? pressing.first
      ?? left.first { recorded.contains($0.occasion.event) }
  }
}

extension EventReport {
  fileprivate var isMove: Bool { if case .interviewMoved = body { true } else { false } }

  /// Whether a person wants to see when it happened: a fact counts whatever its time, but a change says
  /// from when on it is known, and a time that was given is said back.
  fileprivate var isSaidWithItsTime: Bool {
    guard body.nature == .knowledge else { return body.nature.happensAtATime }
    if case .applicationChanged = body { return true }
    return at + .minutes(1) < time
  }
}

extension ReminderReport {
  /// Whether it has to be said when it comes: that of a window comes when this opens, which is said
  /// anyway.
  fileprivate var isWorthSaying: Bool {
    reminder.action == nil || [.approaching, .lastDay].contains(reminder.phase)
      || reminder.action == .decision && reminder.phase != .opens
  }

  fileprivate var purpose: String {
    switch (reminder.action, reminder.phase) {
    case (nil, .ask): "ask when to expect to hear back"
    case (nil, _): "record what they said about timing"
    case (.decision?, _): "decide about their offer"
    default: "answer them"
    }
  }
}

extension FollowUpState {
  fileprivate var isSettled: Bool { self == .done || self == .skipped || self == .expired }
}
