internal import CivilTime
internal import ControlInterface
internal import FollowupCore

extension Engine {
  /// Whether a mail may go.
  ///
  /// - Parameter permission: until when the next mail may go whatever the rules say; it is used up by one
  ///   that goes because of it.
  func reply(
    to request: CheckMessageMethod.Request, asOf: Instant?, at now: Instant,
    permission: inout Instant?
  ) -> CheckMessageMethod.Reply {
    let verdicts = checkMail(
      to: request.recipients, answering: request.answers.map(MailIdentity.init(text:)), asOf: asOf,
      at: now)
    let stopped = verdicts.filter { $0.verdict.answer != .allowed }
    var allowedUntil: Instant?
    if request.sends, !stopped.isEmpty, let until = permission {
      permission = nil
      allowedUntil = now < until ? until : nil
    }
    let isStopped = !stopped.isEmpty && allowedUntil == nil
    return .init(
      asOf: asOf ?? now, userZone: userZone.identifier,
      answer: !isStopped
        ? .allowed : stopped.contains { $0.verdict.answer == .never } ? .never : .notYet,
      allowedUntil: allowedUntil,
      message: isStopped ? stopped.map { line(on: $0) }.joined(separator: "; ") : nil,
      recipients: verdicts.map { MailVerdictReport($0) })
  }

  /// Who, until when and why.
  private func line(on mail: MailVerdict) -> String {
    let who = "\(mail.contact.nameWithoutAddress) (\(mail.application))"
    let reason = mail.verdict.because.first.map { ": \($0.text)" } ?? ""
    guard let from = mail.verdict.from else { return "never to \(who)\(reason)" }
    let when = Phrasing.dateAndTime(from, in: mail.verdict.zone, and: userZone)
    return "not to \(who) before \(when)\(reason)"
  }
}
