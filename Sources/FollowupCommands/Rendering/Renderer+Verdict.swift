import CivilTime
import ControlInterface
import FollowupCore

extension Renderer {
  func mailAllowed(_ reply: AllowMailMethod.Reply) -> Page {
    var page = Page()
    page.add("The next mail goes, whoever is to get it, until \(times.mine(reply.until)).")
    return page
  }

  func verdict(
    _ verdict: VerdictReport, of request: CheckMethod.Request
  ) -> Page {
    var page = Page()
    let zone = zone(named: verdict.zone)
    let subject = "\(subject(of: request)) \(verdict.application)"
    let asked = request.at == nil ? "" : " at \(times.full(verdict.asOf, in: zone))"
    switch verdict.answer {
    case .allowed: page.add("\("Allowed", .green)\(asked): \(subject).")
    case .notYet:
      let from =
        verdict.from.map { " is allowed from \(times.bothAndRelative($0, in: zone))" } ?? ""
      page.add("\("Not yet", .yellow)\(asked): \(subject)\(from).")
    case .never: page.add("\("Never", .red)\(asked): \(subject).")
    }
    page.add(reasons(verdict.because, isDenied: verdict.answer == .never, indent: 2))
    page.add(section: sources(of: [(verdict.because, verdict.answer == .never)]))
    return page
  }

  /// What was asked about, up to the application's name.
  private func subject(of request: CheckMethod.Request) -> String {
    if let amount = request.amount {
      return "a salary of \(amount)" + (request.upTo.map { " to \($0)" } ?? "")
        + (request.currency.map { " \($0)" } ?? "")
        + (request.per.map { " per \($0.rawValue)" } ?? "") + " at"
    }
    var subject = request.action?.phrase ?? "it"
    if let channel = request.channel { subject += " \(channel.phrase)" }
    return subject + (request.contact.map { " to \($0) at" } ?? " to")
  }
}
