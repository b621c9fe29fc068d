/// The header of a mail: its fields, in their order, without the folds of their lines. The body is never
/// looked at.
package struct MailHeader: Hashable, Sendable {
  /// A field.
  package struct Field: Hashable, Sendable {
    /// The name in lower case.
    package let name: String
    /// The value as it is written, in bytes of whatever encoding.
    package let value: [UInt8]
  }

  /// The fields.
  package let fields: [Field]
  /// How many bytes it has, with the line that ends it.
  package let byteCount: Int

  private static let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))

  /// Reads the header at the beginning of some bytes. Lines end with a line feed, with or without a
  /// carriage return before it; a line "From " of a mailbox may precede it.
  package init(_ bytes: [UInt8]) {
    var fields: [Field] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: Self.lineFeed) ?? bytes.count
      var line = bytes[start..<end]
      if line.last == Self.carriageReturn { line.removeLast() }
      start = min(end + 1, bytes.count)
      if line.isEmpty { break }
      if line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t") {
        guard let last = fields.popLast() else { continue }
        fields.append(Field(name: last.name, value: last.value + line))
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")),
        case let name = line[..<colon].filter({ $0 != 0x20 && $0 != 0x09 }),
        !line.starts(with: "From ".utf8), !name.isEmpty
      {
        let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
        fields.append(
          Field(name: String(decoding: name, as: UTF8.self).lowercased(), value: Array(value)))
      }
    }
    self.fields = fields
    byteCount = start
  }

  /// The values of all fields of a name, which is in lower case.
  package func values(_ name: String) -> [[UInt8]] {
    fields.filter { $0.name == name }.map(\.value)
  }

  /// The ids between angle brackets in the fields of a name, in their order.
  package func ids(_ name: String) -> [String] {
    values(name).flatMap { value in
      value.split(separator: UInt8(ascii: "<")).compactMap { part in
        part.firstIndex(of: UInt8(ascii: ">")).map {
          String(decoding: part[..<$0], as: UTF8.self).filter { !$0.isWhitespace }
        }
      }.filter { $0.contains("@") }
    }
  }

  /// Everybody to whom the fields address the mail: if it was sent on, only those to whom it was.
  package var recipients: [String] {
    addresses(in: recipientFields)
  }

  /// The names of the fields that say to whom the mail goes.
  package var recipientFields: [String] {
    let resent = ["resent-to", "resent-cc", "resent-bcc"]
    return addresses(in: resent).isEmpty ? ["to", "cc", "bcc"] : resent
  }

  /// The addresses in the fields of some names.
  package func addresses(in names: [String]) -> [String] {
    fields.filter { names.contains($0.name) }.flatMap { MailAddresses.addresses(in: $0.value) }
  }
}
