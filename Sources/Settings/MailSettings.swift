/// What becomes of mails, and whose they are.
package struct MailSettings: Hashable, Sendable {
  /// The program that sends mails, and the words that precede those of the mail program.
  package var program = ["/usr/sbin/sendmail"]
  /// The user's own addresses.
  package var own: [String] = []
  /// What becomes of a mail while the daemon cannot be reached.
  package var withoutDaemon = WithoutDaemon.send

  /// The defaults.
  package init() {}

  /// What becomes of a mail while the daemon cannot be reached.
  package enum WithoutDaemon: String, CaseIterable, Sendable {
    /// It goes, whoever is to get it.
    case send
    /// It stays.
    case stop
  }
}
