/// What tells one mail from all others, as the keys of recorded events have it.
package struct MailIdentity: Hashable, Sendable {
  /// A hash in hexadecimal digits.
  package let text: String

  /// The mail of a Message-ID, in its angle brackets or without.
  package init(messageID: String) {
    self.init(hashOf: messageID.drop { $0 == "<" }.prefix { $0 != ">" }.utf8)
  }

  /// A mail without a Message-ID, by what else tells it apart.
  package init(hashOf bytes: some Sequence<UInt8>) {
    // FNV-1a with 128 bits: nobody profits from two mails that seem to be one.
    var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    for byte in bytes {
      hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b
    }
    let digits = String(hash, radix: 16)
    text = String(repeating: "0", count: 32 - digits.count) + digits
  }

  /// Takes the hash of one.
  package init(text: String) { self.text = text }

  /// The key under which the mail is recorded at one application for one contact.
  package func key(application: String, contact: String) -> String {
    "mail:\(text)/\(application)/\(contact)"
  }
}
