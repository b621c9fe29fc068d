import CivilTime
import ControlInterface
import FollowupCore

extension Renderer {
  /// The groups in which follow-ups are listed, the most pressing first. A connection request can wait
  /// for all else.
  private static let groups: [(title: String, isMember: @Sendable (FollowUpReport) -> Bool)] = [
    ("Late", { $0.state == .late }), ("Now", { $0.state == .open && !$0.isConnect }),
    ("Soon", { [.paused, .held, .snoozed].contains($0.state) && !$0.isConnect }),
    ("Not allowed", { $0.state == .denied }),
    ("Settled", { [.done, .skipped, .expired].contains($0.state) }),
    (
      "Whenever you like", { $0.isConnect && [.open, .paused, .held, .snoozed].contains($0.state) }
    ),
  ]

  /// What may be done and what is coming; and as of when, if that is not now.
  func followUps(_ reply: ListFollowUpsMethod.Reply) -> Page {
    var page = Page()
    if abs(times.now.duration(to: reply.asOf).microseconds) > 60_000_000 {
      page.add("As of \(times.full(reply.asOf, in: times.userZone)):", hanging: 2)
    }
    let seen = seen(at: reply.asOf)
    page.add(section: seen.followUps(reply.followUps, isNothingElseComing: reply.coming.isEmpty))
    page.add(section: seen.coming(reply.coming))
    return page
  }

  func followUps(_ followUps: [FollowUpReport], isNothingElseComing: Bool = true) -> Page {
    var page = Page()
    let followUps = followUps.enumerated().filter { index, followUp in
      !followUps[..<index].contains { $0.isOneMessage(with: followUp) }
    }.map(\.element)
    let width = (followUps.map(\.application.columns).max() ?? 0) + 2
    for group in Self.groups {
      let members = followUps.filter(group.isMember)
      guard !members.isEmpty else { continue }
      page.addGap()
      page.add(Line(group.title, .bold))
      for member in members { page.add(entry(member, nameWidth: width)) }
    }
    if page.isEmpty {
      page.add(
        isNothingElseComing
          ? "Nothing is to be done, and nothing is coming." : "Nothing is to be done now.")
    }
    return page
  }

  /// Interviews, promised dates and deadlines, by both clocks.
  func coming(_ coming: [ComingReport]) -> Page {
    var page = Page()
    guard let width = coming.map(\.application.columns).max() else { return page }
    page.add(Line("Coming", .bold))
    for event in coming {
      page.add(Line(event.application, .bold), Line(event.text), indent: 2, labelWidth: width + 2)
      page.add(
        Line(times.bothAndRelative(event.at, in: zone(named: event.zone))), indent: width + 4,
        hanging: 2)
    }
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
    if let address = followUp.address { line.append(" <\(address)>") }
    if let channel = followUp.channel { line.append(" \(channel.phrase)") }
    if !followUp.passOnTo.isEmpty {
      line.append(", to pass on to \(followUp.passOnTo.joined(separator: ", "))")
    }
    if !followUp.alongWith.isEmpty {
      line.append(", one message for \(followUp.alongWith.joined(separator: ", ")), too")
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
    return lines + snoozed(followUp, in: zone)
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
    return lines + snoozed(followUp, in: zone)
  }

  private func snoozed(_ followUp: FollowUpReport, in zone: Zone) -> [Line] {
    guard let until = followUp.snoozedUntil else { return [] }
    return ["its reminders are put off until \(times.bothAndRelative(until, in: zone))"]
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
  var isConnect: Bool { action == .connect }

  /// Whether one message does for both.
  fileprivate func isOneMessage(with other: FollowUpReport) -> Bool {
    action == other.action && channel == other.channel && alongWith.contains(other.application)
  }

  func isInSlot(at instant: Instant) -> Bool { slot(at: instant) != nil }

  /// The end of the slot that is open; nil if none is, or where it has no end.
  fileprivate func currentSlotEnd(at instant: Instant) -> Instant? { slot(at: instant)?.closes }

  /// When it may be made next.
  func soonest(after instant: Instant) -> Instant? {
    isInSlot(at: instant) ? instant : nextSlot(after: instant)?.opens ?? opens
  }

  func nextSlot(after instant: Instant) -> SlotReport? { slots?.first { instant < $0.opens } }

  private func slot(at instant: Instant) -> SlotReport? {
    slots?.first { $0.opens <= instant && instant < $0.closes ?? .distantFuture }
  }
}
