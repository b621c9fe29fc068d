/// The name of a device: what its file in the log is called, and the first part of its events' ids.
package enum DeviceName {
  /// 1 to 64 ASCII letters, digits, hyphens and underscores.
  package static func isValid(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  static func file(of device: String) -> String { device + suffix }

  /// The device that writes the file; nil where the name is not `DEVICE.jsonl`.
  static func device(of file: String) -> String? {
    guard file.hasSuffix(suffix) else { return nil }
    let name = String(file.dropLast(suffix.count))
    return isValid(name) ? name : nil
  }

  static let suffix = ".jsonl"
}
