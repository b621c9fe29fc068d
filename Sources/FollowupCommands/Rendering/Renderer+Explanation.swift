import CivilTime
import ControlInterface
import FollowupCore

extension Renderer {
  func explanation(_ reply: ExplainMethod.Reply) -> Page {
    var page = Page()
    let zone = zone(named: reply.zone)
    page.add(
      "\(reply.application, .bold), as of \(times.full(reply.asOf, in: zone))")
    for note in reply.notes {
      page.add(Line(note.text.sentence), indent: 2, hanging: 2)
      if let remedy = note.remedy { page.add(remedy.line, indent: 4, hanging: 2) }
    }
    for followUp in reply.followUps {
      page.add(section: explanation(of: followUp))
    }
    if reply.followUps.isEmpty { page.add("Nothing is offered, and nothing is denied.") }
    page.add(section: sources(of: reply.followUps.map { ($0.because, $0.state == .denied) }))
    return page
  }

  private func explanation(of followUp: FollowUpReport) -> Page {
    var page = Page()
    page.add("\(heading(followUp)), \(followUp.state.rawValue)", hanging: 2)
    page.add(Line(answer(followUp)), indent: 2)
    if let slots = followUp.slots, slots.count > 1 { page.add(slotTimes(slots, followUp)) }
    page.add(reasons(followUp.because, isDenied: followUp.state == .denied, indent: 2))
    return page
  }

  /// What is allowed or not, in one or two sentences.
  private func answer(_ followUp: FollowUpReport) -> String {
    let zone = zone(named: followUp.zone)
    func said(_ instant: Instant) -> String { times.bothAndRelative(instant, in: zone) }
    let occasion = reason(for: followUp, said)
    switch followUp.state {
    case .done: return "\(occasion)It is done."
    case .skipped: return "\(occasion)You chose to skip it."
    case .expired:
      let when = followUp.expires.map { " since \(said($0))" } ?? ""
      return "\(occasion)It is too late for it\(when)."
    case .denied: return "It may not be made."
    case .late:
      let due = followUp.closes.map { "It was due by \(said($0)). " } ?? ""
      return "\(occasion)\(due)\(lateAnswer(followUp, said))"
    case .held, .open, .paused, .snoozed:
      return "\(occasion)\(windowAnswer(followUp, said))"
    }
  }

  /// The event that a follow-up is for, as a sentence with a space behind it; nothing if all that it
  /// waits for is a moment that has not passed, such as that of an answer still to be sent.
  private func reason(
    for followUp: FollowUpReport, _ said: (Instant) -> String
  ) -> String {
    let (phrase, at) = (followUp.occasion.phrase, followUp.occasion.at)
    // An interview is an occasion from its end on.
    let isInterview = Stage.allCases.contains { $0 != .applied && "the \($0.phrase)" == phrase }
    if !isInterview, times.now <= at { return "" }
    let link = !isInterview ? "of" : at <= times.now ? "that ended" : "that ends"
    return "It is for \(phrase) \(link) \(said(at)). "
  }

  private func lateAnswer(_ followUp: FollowUpReport, _ said: (Instant) -> String) -> String {
    var answer = "It may still be made"
    if followUp.isInSlot(at: times.now) {
      answer += ", now"
    } else if let next = followUp.nextSlot(after: times.now) {
      answer += " from \(said(next.opens))"
    }
    return answer + (followUp.expires.map { ", and is dropped at \(said($0))." } ?? ".")
  }

  private func windowAnswer(_ followUp: FollowUpReport, _ said: (Instant) -> String) -> String {
    guard let opens = followUp.opens else { return "It has no window." }
    var answer = "It may be made from \(said(opens))"
    answer += followUp.closes.map { ", until \(said($0))." } ?? ", with no end."
    if followUp.state == .paused, let next = followUp.nextSlot(after: times.now) {
      answer += " Right now it may not: wait until \(said(next.opens))."
    }
    return answer + (followUp.state == .snoozed ? " Its reminders are snoozed." : "")
  }

  private func slotTimes(_ slots: [SlotReport], _ followUp: FollowUpReport) -> Page {
    let zone = zone(named: followUp.zone)
    var page = Page()
    for (index, slot) in slots.enumerated() {
      let end = slot.closes.map { end in
        zone.date(at: end) == zone.date(at: slot.opens)
          ? times.clock(end, in: zone) : times.short(end, in: zone)
      }
      page.add(
        Line(index == 0 ? "Slots" : "", .bold),
        "\(times.short(slot.opens, in: zone)) to \(end ?? "no end")", indent: 2, labelWidth: 11)
    }
    return page
  }
}
