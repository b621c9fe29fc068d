internal import CGMime
package import CivilTime
package import FollowupCore
package import MailHeaders

/// What a mail's header says of it. The body is never read.
package struct Message: Hashable, Sendable {
  /// The addresses of those who wrote it.
  package let authors: [String]
  /// Everybody to whom it goes; if it was sent on, only those to whom it was.
  package let recipients: [String]
  /// When it was sent or, if its date cannot be read or cannot be, when it arrived; nil if neither is
  /// known.
  package let at: Instant?
  /// What tells it from all other mails.
  package let identity: MailIdentity
  /// The mails that it answers.
  package let answers: [MailIdentity]

  /// - Throws: `NoMail` if no field says who wrote it.
  package init(_ header: MailHeader) throws(NoMail) {
    Self.prepared
    authors = Self.addresses(in: ["from"], of: header)
    guard !authors.isEmpty else { throw NoMail() }
    recipients = Self.addresses(in: header.recipientFields, of: header)
    at = Self.instant(
      date: header.values("date").last.flatMap(Self.date),
      received: header.values("received").first.flatMap {
        Self.date($0.split(separator: UInt8(ascii: ";")).last.map(Array.init) ?? [])
      })
    identity = header.identity()
    answers = header.answers
  }

  /// GMime crashes where it was not prepared; the first use does so.
  private static let prepared: Void = cgmime_prepare()

  // MARK: Addresses

  /// GMime reads every form of address list that mails have, except lists separated by semicolons.
  private static func addresses(in names: [String], of header: MailHeader) -> [String] {
    var found: [String] = []
    for value in names.flatMap(header.values) {
      withUnsafeMutablePointer(to: &found) { list in
        cgmime_each_address(terminated(value), list) { list, address in
          guard let list, let address else { return }
          list.assumingMemoryBound(to: [String].self).pointee.append(String(cString: address))
        }
      }
    }
    var seen: Set<String> = []
    return (found.filter { $0.contains("@") } + header.addresses(in: names))
      .filter { seen.insert($0.comparableAddress).inserted }
  }

  private static func terminated(_ value: [UInt8]) -> [CChar] {
    value.filter { $0 != 0 }.map(CChar.init(bitPattern:)) + [0]
  }

  // MARK: Dates

  private static func date(_ value: [UInt8]) -> Instant? {
    var seconds: Int64 = 0
    guard cgmime_date(terminated(value), &seconds), seconds > 0, seconds < 1 << 38 else {
      return nil
    }
    return Instant(secondsSinceEpoch: seconds)
  }

  /// A mail arrives after it was sent, and mostly within a day: what says otherwise is a clock that is
  /// wrong, or a zone's name that means something else elsewhere.
  private static func instant(date: Instant?, received: Instant?) -> Instant? {
    guard let received else { return date }
    guard let date, date <= received, received <= date + .days(1) else { return received }
    return date
  }
}

/// The bytes are not a mail's.
package struct NoMail: Error, Hashable {
  package init() {}
}
