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

  /// The device that writes the file; nil if the name is not `DEVICE.jsonl`.
  static func device(of file: String) -> String? {
    guard file.hasSuffix(suffix) else { return nil }
    let name = String(file.dropLast(suffix.count))
    return isValid(name) ? name : nil
  }

  /// Whether a file of that name in the log's folder is a device's or a copy of one: `.jsonl` is in it,
  /// as in `desk.jsonl`, `desk.jsonl..path1`, `desk.jsonl~`. Of hidden files only those that end in it
  /// are, as `.bak.0.desk.jsonl`: the others are what a synchroniser has not finished.
  package static func concernsLog(_ file: String) -> Bool {
    file.hasPrefix(".") ? file.hasSuffix(suffix) : file.contains(suffix)
  }

  private static let suffix = ".jsonl"
}
