import CivilTime
import ControlInterface
import FollowupCore

extension Renderer {
  /// A line an application.
  func applications(_ applications: [ApplicationReport]) -> Page {
    var page = Page()
    var table = Table(shrinking: [.init(column: 2, least: 8), .init(column: 0, least: 12)])
    for application in applications {
      let job = [application.company, application.role].compactMap { $0 }.joined(separator: ", ")
      table.add(
        Line(application.name, .bold), Line(standing(application)), Line(job),
        nextInShort(application))
    }
    page.add(table)
    if applications.isEmpty {
      page.add("There are no applications. \"followupctl add NAME --company TEXT\" begins one.")
    }
    return page
  }

  private func standing(_ application: ApplicationReport) -> String {
    if let outcome = application.outcome { return outcome.rawValue }
    return application.dormant ? "dormant" : application.stage.rawValue
  }

  private func nextInShort(_ application: ApplicationReport) -> Line {
    guard let next = application.nextFollowUp else { return Line("nothing to do", .dim) }
    let zone = zone(named: next.zone)
    var line = Line(next.action.rawValue, style(of: next.state))
    switch next.state {
    case .held, .snoozed:
      if let opens = next.opens { line.append(" opens \(times.relative(opens, in: zone))") }
    case .open:
      line.append(" open")
      if let closes = next.closes { line.append(", closes \(times.relative(closes, in: zone))") }
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
    page.add(section: self.followUps(reply.followUps))
    return page
  }

  private func facts(
    of application: ApplicationReport, in zone: Zone
  ) -> [(label: String, value: String)] {
    var facts: [(String, String)] = []
    if let company = application.company { facts.append(("Company", company)) }
    if let role = application.role { facts.append(("Role", role)) }
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
    if let outcome = application.outcome { facts.append(("Outcome", outcome.phrase)) }
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
    if let address = contact.address { line.append(" <\(address)>") }
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
