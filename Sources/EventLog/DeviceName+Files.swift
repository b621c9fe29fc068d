package import FollowupCore

extension DeviceName {
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
