package import FollowupCore

extension MailHeader {
  /// The mail's identity: that of its Message-ID, of several that of the last; without one, that of what
  /// else tells it apart, and of `extra`.
  package func identity(extra: [UInt8] = []) -> MailIdentity {
    if let id = ids("message-id").last { return MailIdentity(messageID: id) }
    let names = ["date", "from", "to", "cc", "bcc", "subject"]
    return MailIdentity(
      hashOf: names.flatMap { name in Array(name.utf8) + values(name).joined() + [0] } + extra)
  }

  /// The mails that it answers, the nearest first; at most 20 of them.
  package var answers: [MailIdentity] {
    (ids("in-reply-to") + ids("references").reversed()).prefix(20)
      .map { MailIdentity(messageID: $0) }
  }
}
