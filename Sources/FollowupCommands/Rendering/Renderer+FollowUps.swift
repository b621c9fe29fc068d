import CivilTime
import ControlInterface
import FollowupCore

extension Renderer {
  /// The groups in which follow-ups are listed, the most pressing first.
  private static let groups: [(title: String, states: Set<FollowUpState>)] = [
    ("Late", [.late]), ("Now", [.open]), ("Soon", [.paused, .held, .snoozed]),
    ("Not allowed", [.denied]), ("Settled", [.done, .skipped, .expired]),
  ]

  /// What may be done, and as of when if that is not now.
  func followUps(_ reply: ListFollowUpsMethod.Reply) -> Page {
    var page = Page()
    if abs(times.now.duration(to: reply.asOf).microseconds) > 60_000_000 {
      page.add("As of \(times.full(reply.asOf, in: times.userZone)):", hanging: 2)
    }
    page.add(section: seen(at: reply.asOf).followUps(reply.followUps))
    return page
  }

  func followUps(_ followUps: [FollowUpReport]) -> Page {
    var page = Page()
    for group in Self.groups {
      let members = followUps.filter { group.states.contains($0.state) }
      guard !members.isEmpty else { continue }
      page.addGap()
      page.add(Line(group.title, .bold))
      let width = members.map(\.application.columns).max()! + 2
      for member in members { page.add(entry(member, nameWidth: width)) }
    }
    if page.isEmpty { page.add("Nothing is to be done now.") }
    return page
  }

  private func entry(_ followUp: FollowUpReport, nameWidth: Int) -> Page {
    var page = Page()
    page.add(
      Line(followUp.application, .bold), heading(followUp), indent: 2, labelWidth: nameWidth)
    for line in timing(followUp) { page.add(line, indent: 2 + nameWidth, hanging: 2) }
    return page
  }

  /// "check-in to Jo Doe by email".
  func heading(_ followUp: FollowUpReport) -> Line {
    var line: Line = "\(followUp.action.rawValue, style(of: followUp.state))"
    if let recipient = followUp.recipient { line.append(" to \(recipient)") }
    if let channel = followUp.channel { line.append(" \(channel.phrase)") }
    if !followUp.passOnTo.isEmpty {
      line.append(", to pass on to \(followUp.passOnTo.joined(separator: ", "))")
    }
    return line
  }

  /// From when until when, or why not; a line each.
  func timing(_ followUp: FollowUpReport) -> [Line] {
    let zone = zone(named: followUp.zone)
    switch followUp.state {
    case .denied: return denial(followUp)
    case .done, .skipped, .expired: return [Line(followUp.state.rawValue)]
    case .late: return late(followUp, in: zone)
    case .held, .open, .paused, .snoozed: break
    }
    guard let opens = followUp.opens else { return [] }
    var lines: [Line] = []
    if times.now < opens {
      lines.append("opens \(times.bothAndRelative(opens, in: zone))")
    } else {
      lines.append(whatIsOpen(followUp, in: zone))
    }
    if let closes = followUp.closes, followUp.currentSlotEnd(at: times.now) != closes {
      lines.append("closes \(times.bothAndRelative(closes, in: zone))")
    }
    if followUp.state == .snoozed { lines.append("snoozed: its reminders are put off") }
    return lines
  }

  private func whatIsOpen(_ followUp: FollowUpReport, in zone: Zone) -> Line {
    if followUp.isInSlot(at: times.now) {
      guard let end = followUp.currentSlotEnd(at: times.now) else { return "open, with no end" }
      return "\("open", .green) until \(times.bothAndRelative(end, in: zone))"
    }
    guard let next = followUp.nextSlot(after: times.now) else { return "between two slots" }
    return "\("paused", .yellow) until \(times.bothAndRelative(next.opens, in: zone))"
  }

  private func late(_ followUp: FollowUpReport, in zone: Zone) -> [Line] {
    var lines: [Line] = []
    if let closes = followUp.closes {
      lines.append("was due by \(times.bothAndRelative(closes, in: zone))")
    }
    if followUp.isInSlot(at: times.now) {
      lines.append("may still be made, \("now", .green)")
    } else if let next = followUp.nextSlot(after: times.now) {
      lines.append("may still be made from \(times.bothAndRelative(next.opens, in: zone))")
    }
    return lines
  }

  private func denial(_ followUp: FollowUpReport) -> [Line] {
    guard let reason = followUp.because.first(where: { $0.effect == .denies }) else { return [] }
    var lines: [Line] = ["\(reason.text) (\(reason.rule.rawValue))"]
    if let remedy = reason.remedy { lines.append("to change that: \(remedy.line)") }
    return lines
  }

  /// The colour of a state, the same wherever it is shown.
  func style(of state: FollowUpState) -> Line.Style {
    switch state {
    case .late: .red
    case .open: .green
    case .held: .blue
    case .paused, .snoozed: .yellow
    case .denied, .done, .skipped, .expired: .dim
    }
  }
}

extension FollowUpReport {
  func isInSlot(at instant: Instant) -> Bool { slot(at: instant) != nil }

  /// The end of the slot that is open; nil if none is, or where it has no end.
  fileprivate func currentSlotEnd(at instant: Instant) -> Instant? { slot(at: instant)?.closes }

  func nextSlot(after instant: Instant) -> SlotReport? { slots?.first { instant < $0.opens } }

  private func slot(at instant: Instant) -> SlotReport? {
    slots?.first { $0.opens <= instant && instant < $0.closes ?? .distantFuture }
  }
}
