import FollowupCore
import MailHeaders
import MessageReading

extension FuzzTarget {
  /// A mail's header is read to its end and no further; every address is one, and is the same in the form
  /// in which addresses are compared; the reader of mails finds what the gate finds.
  static let mail = FuzzTarget(name: "mail") { bytes in
    let header = MailHeader(Array(bytes))
    try hold(header.byteCount <= bytes.count, "the header is longer than the mail")
    let again = MailHeader(Array(bytes.prefix(header.byteCount)))
    try hold(again == header, "the header without the body is another one")
    for address in header.recipients {
      try hold(address.contains("@"), "\(address) is not an address")
      let form = address.comparableAddress
      try hold(form.comparableAddress == form, "\(address) is \(form), and then another")
    }
    try hold(header.answers.count <= 20, "too many answers")
    let message: Message
    do throws(NoMail) { message = try Message(header) } catch { return }
    let found = Set(message.recipients.map(\.comparableAddress))
    for address in header.recipients where !found.contains(address.comparableAddress) {
      throw BrokenProperty(description: "\(address) is lost among \(message.recipients)")
    }
  }
}
