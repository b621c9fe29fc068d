import CivilTime
import ControlInterface
import FollowupCore

extension Renderer {
  /// A line an application: how far it has come, the job, and what is next there.
  func applications(_ reply: ListApplicationsMethod.Reply) -> Page {
    var page = Page()
    var table = Table(shrinking: [.init(column: 2, least: 16), .init(column: 0, least: 12)])
    for application in reply.applications {
      let job = [application.company, application.role].compactMap { $0 }.joined(separator: ", ")
      table.add(
        Line(application.name, .bold), Line(standing(application)), Line(job),
        nextInShort(application))
    }
    if !reply.applications.isEmpty { page.add(table) }
    if reply.leftOut > 0 {
      let verb = reply.leftOut == 1 ? "is" : "are"
      let others = reply.applications.isEmpty ? "No application is under way: " : ""
      var line: Line = "\(others)\(reply.leftOut) \(verb) over or dormant, see "
      line.append(command: "followupctl list --all")
      page.addGap()
      page.add(line)
    } else if reply.applications.isEmpty {
      page.add("There are no applications. \"followupctl add NAME --company TEXT\" begins one.")
    }
    return page
  }

  private func standing(_ application: ApplicationReport) -> String {
    let stage = application.stage.rawValue
    if let outcome = application.outcome { return "\(stage), \(outcome.rawValue)" }
    return application.dormant ? "\(stage), dormant" : stage
  }

  /// What may be done now, or else what comes first: a follow-up, an interview, a promised date or a
  /// deadline.
  private func nextInShort(_ application: ApplicationReport) -> Line {
    let next = application.nextFollowUp
    let isNow = next.map { [.open, .late].contains($0.state) && !$0.isConnect } ?? false
    let start = next.flatMap {
      $0.state.isOutstanding && !$0.isConnect ? $0.soonest(after: times.now) : nil
    }
    if !isNow, let coming = application.coming.first, coming.at <= start ?? .distantFuture {
      // The time comes first, since a narrow terminal cuts the end.
      return "\(times.mine(coming.at)) \(coming.text)"
    }
    guard let next else { return Line("nothing to do", .dim) }
    var line = Line(next.action.rawValue, style(of: next.state))
    switch next.state {
    case .held, .snoozed, .paused:
      if let start { line.append(" from \(times.mine(start))") }
    case .open:
      line.append(" open")
      if let closes = next.closes { line.append(" until \(times.mine(closes))") }
    case .late:
      line.append(" late")
      if let start, times.now < start { line.append(", from \(times.mine(start))") }
    default: line.append(" \(next.state.rawValue)")
    }
    return line
  }

  /// One application, whole.
  func application(_ reply: ListApplicationsMethod.Reply) -> Page {
    var page = Page()
    guard let application = reply.applications.first else { return page }
    let zone = zone(named: application.zone)
    page.add(Line(application.name, .bold))
    for (label, value) in facts(of: application, in: zone) {
      page.add(Line(label), Line(value), indent: 2, labelWidth: 11)
    }
    if !application.contacts.isEmpty {
      page.addGap()
      page.add(Line("Contacts", .bold))
      for contact in application.contacts { page.add(self.contact(contact), indent: 2, hanging: 4) }
    }
    if !application.interviews.isEmpty {
      page.addGap()
      page.add(Line("Interviews", .bold))
      for interview in application.interviews {
        page.add(self.interview(interview, in: zone), indent: 2, hanging: 4)
      }
    }
    if !application.notes.isEmpty {
      page.addGap()
      page.add(Line("Notes", .bold))
      for note in application.notes {
        for (index, line) in note.text.split(whereSeparator: \.isNewline).enumerated() {
          let label = Line(index == 0 ? times.short(note.at, in: zone) : "")
          page.add(label, Line(String(line).onOneLine), indent: 2, labelWidth: 23)
        }
      }
    }
    page.add(section: history(reply.history))
    page.add(
      section: followUps(reply.followUps, isNothingElseComing: application.coming.isEmpty))
    page.add(section: coming(application.coming))
    return page
  }

  /// What happened, oldest first; notes are shown by themselves.
  private func history(_ events: [EventReport]) -> Page {
    var page = Page()
    let happened = events.filter { if case .noteAdded = $0.body { false } else { true } }
    guard !happened.isEmpty else { return page }
    page.add(Line("History", .bold))
    page.add(self.events(happened, indent: 2, isOfOne: true))
    return page
  }

  private func facts(
    of application: ApplicationReport, in zone: Zone
  ) -> [(label: String, value: String)] {
    var facts: [(String, String)] = []
    if let company = application.company { facts.append(("Company", company)) }
    if let role = application.role { facts.append(("Role", role)) }
    if let url = application.url { facts.append(("Advertised", url)) }
    let assumed = application.zoneIsAssumed ? " (assumed: none was recorded)" : ""
    facts.append(("Zone", application.zone + assumed))
    if let region = application.region {
      facts.append(("Region", region + (application.regionIsAssumed ? " (assumed)" : "")))
    }
    if !application.channels.isEmpty {
      let channels = application.channels.map(\.rawValue).joined(separator: ", ")
      facts.append(("Channels", "only \(channels), as they stated"))
    }
    facts.append(("Stage", application.stage.rawValue))
    facts.append(("Applied", times.both(application.applied, in: zone)))
    if let outcome = application.outcome {
      let until = application.until.map { ", until \(times.bothAndRelative($0, in: zone))" } ?? ""
      facts.append(("Outcome", outcome.phrase + until))
    }
    if let salary = application.salaries.first {
      let latest = application.salaries.last!
      let more =
        application.salaries.count == 1
        ? "" : "; last \(latest.stated.said), \(times.short(latest.at, in: zone))"
      facts.append(("Salary", "\(salary.stated.said), \(times.short(salary.at, in: zone))\(more)"))
    }
    let anchor = application.anchor
    facts.append(
      ("Silence", "since \(anchor.phrase), \(times.bothAndRelative(anchor.at, in: zone))"))
    if let promise = application.promise {
      facts.append(("Promise", said(promise, in: zone)))
    }
    facts.append(
      (
        "Messages",
        "\(application.touches) sent, \(application.heard) heard; check-ins since silence began: "
          + "\(application.checkIns)"
      ))
    if application.dormant { facts.append(("Dormant", "until something happens again")) }
    return facts
  }

  private func said(_ promise: PromiseReport, in zone: Zone) -> String {
    let words =
      switch promise.promise {
      case .by(let date): "you would hear by \(Phrasing.date(date))"
      case .from(let date): "contact them from \(Phrasing.date(date))"
      case .noFollowUp: "do not contact them"
      }
    let standing = promise.state == .standing ? "" : " (\(promise.state.rawValue))"
    return "\(words), said \(times.short(promise.at, in: zone))\(standing)"
  }

  private func contact(_ contact: ContactReport) -> Line {
    var line: Line = "\(contact.name)"
    for address in contact.addresses where address != contact.name { line.append(" <\(address)>") }
    line.append(" [\(contact.contact)]", .dim)
    if let part = contact.part { line.append(", \(part.rawValue)") }
    if contact.primary { line.append(", primary") }
    let channels = contact.permitted.map(\.rawValue).joined(separator: ", ")
    line.append(channels.isEmpty ? "; no channel is permitted" : "; permitted: \(channels)")
    if !contact.never.isEmpty {
      line.append("; never: \(contact.never.map(\.rawValue).joined(separator: ", "))")
    }
    return line
  }

  private func interview(_ interview: InterviewReport, in zone: Zone) -> Line {
    let minutes = interview.at.duration(to: interview.ends).microseconds / 60_000_000
    var line: Line = "\(interview.stage.rawValue): \(times.bothAndRelative(interview.at, in: zone))"
    line.append(", \(minutes) min")
    if !interview.with.isEmpty { line.append(", with \(interview.with.joined(separator: ", "))") }
    switch interview.state {
    case .toCome, .held: break
    case .underWay: line.append(", under way", .green)
    case .cancelled: line.append(", cancelled", .dim)
    }
    return line
  }
}
