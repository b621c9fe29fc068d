/// The words with which a mail program calls sendmail.
struct SendmailArguments {
  /// The addresses among them.
  let recipients: [String]
  /// Whether the mail's own fields say to whom it goes, too.
  let readsHeader: Bool
  /// Whether a mail comes on standard input. If not, it is a question to the real program, or SMTP.
  let isMail: Bool

  /// - Parameter words: those after the program's own name.
  init(_ words: [String]) {
    var recipients: [String] = []
    var (readsHeader, isMail) = (false, true)
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word.count > 1 else {
        recipients.append(word)
        continue
      }
      if word == "--" {
        recipients += rest
        break
      }
      if word == "-t" || word == "--read-recipients" || word == "-ti" { readsHeader = true }
      if word.hasPrefix("-b") && word != "-bm" || word.hasPrefix("-q") { isMail = false }
      if word.utf8.count == 2, Self.optionsWithValue.contains(word.last!) { _ = rest.popFirst() }
    }
    self.recipients = recipients.filter { $0.contains("@") }
    self.readsHeader = readsHeader || self.recipients.isEmpty
    self.isMail = isMail
  }

  /// Those of sendmail, and of the programs that stand in for it.
  private static let optionsWithValue: Set<Character> = [
    "f", "F", "r", "N", "R", "B", "C", "X", "V", "O", "L", "h", "p", "a", "A",
  ]
}
