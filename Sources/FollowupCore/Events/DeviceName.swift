/// The name of a device: what its file in the log is called, and the first part of its events' ids.
package enum DeviceName {
  /// What a device may be called, as a clause.
  package static let rule = "a device's name has 1 to 64 of the characters a-z, 0-9 and \"-\""

  /// Whether a device may be called so.
  package static func isValid(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        switch Unicode.Scalar(byte) {
        case "a"..."z", "0"..."9", "-": true
        default: false
        }
      }
  }
}
