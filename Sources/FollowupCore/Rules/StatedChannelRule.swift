/// If the employer stated channels, every other one is closed: if they asked for e-mail, do not
/// phone. A reply goes the way they asked, and a connection request has its own rule.
struct StatedChannelRule: Rule {
  static func isWaived(for action: Action) -> Bool {
    action == .reply || action == .connect || action == .decision
  }

  func narrow(_ window: inout Window, for candidate: Candidate, in situation: Situation) {
    let application = situation.application
    guard let channel = candidate.channel, application.isClosed(channel),
      candidate.contact?.isReferrer != true
    else { return }
    let stated = application.channels.map(\.rawValue).joined(separator: ", ")
    window.deny(
      Reason(
        .statedChannel, .denies,
        "the employer asked to be reached by \(stated), not \(channel.phrase)",
        source: .article,
        remedy: Remedy(
          .useChannel, application: application.name, channel: application.channels.first)))
  }
}
