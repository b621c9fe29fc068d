private import CivilTime
import ControlInterface
import FollowupCore

extension Renderer {
  func verdict(
    _ verdict: VerdictReport, of request: CheckMethod.Request, _ application: ApplicationReport
  ) -> Page {
    var page = Page()
    let zone = zone(named: application.zone)
    let subject = subject(of: request)
    let asked = request.at.map { " at \(times.full($0, in: zone))" } ?? ""
    switch verdict.answer {
    case .allowed:
      page.add("\("Allowed", .green): \(subject) for \(application.name)\(asked).")
    case .notYet:
      let from = verdict.from.map { ", but from \(times.bothAndRelative($0, in: zone))" } ?? ""
      page.add("\("Not yet", .yellow): \(subject) for \(application.name)\(asked)\(from).")
    case .never:
      page.add("\("Never", .red): \(subject) for \(application.name)\(asked).")
    }
    page.add(reasons(verdict.because, indent: 2))
    page.addGap()
    page.add(sources(of: verdict.because))
    return page
  }

  private func subject(of request: CheckMethod.Request) -> String {
    if let amount = request.amount {
      return "a salary of \(amount)" + (request.currency.map { " \($0)" } ?? "")
    }
    var subject = request.action?.phrase ?? "it"
    if let contact = request.contact { subject += " to \(contact)" }
    if let channel = request.channel { subject += " \(channel.phrase)" }
    return subject
  }
}
