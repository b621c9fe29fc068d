import CSystemd

/// A 128-bit identifier, as systemd uses them for machines and for kinds of journal entries.
package struct ID128: Hashable, Sendable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  /// Creates an identifier from its first and its last sixteen hexadecimal digits.
  package init(_ high: UInt64, _ low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads 32 hexadecimal digits, or a UUID with its hyphens; nil for anything else.
  package init?(_ text: String) {
    var identifier = sd_id128_t()
    // A NUL would end the text early.
    guard !text.utf8.contains(0), sd_id128_from_string(text, &identifier) >= 0 else { return nil }
    self.init(identifier)
  }

  private init(_ identifier: sd_id128_t) {
    (high, low) = (identifier.qwords.0.bigEndian, identifier.qwords.1.bigEndian)
  }

  private var identifier: sd_id128_t {
    sd_id128_t(qwords: (high.bigEndian, low.bigEndian))
  }

  /// 32 lower-case hexadecimal digits.
  package var description: String {
    let digits = [high, low].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    return digits.joined()
  }

  /// This machine's identifier for one application: the same at each call, different on every machine
  /// and for every application. The machine's own identifier cannot be computed from it.
  ///
  /// Throws `ENOENT` or `ENOMEDIUM` if the machine does not have one (`/etc/machine-id`).
  package static func machine(for application: ID128) throws(SystemdError) -> ID128 {
    var identifier = sd_id128_t()
    try check(
      sd_id128_get_machine_app_specific(application.identifier, &identifier),
      "read the machine's identifier from /etc/machine-id")
    return ID128(identifier)
  }
}
