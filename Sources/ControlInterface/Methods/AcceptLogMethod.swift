package import JSON

/// Takes the log's files as they are, so that recording goes on.
package enum AcceptLogMethod: ControlMethod {
  package static let name = "AcceptLog"
  package typealias Request = NoParameters

  package struct Reply: WireObject {
    package let device: String
    /// How many of this device's events were written to its file again.
    package let restored: Int
    /// The first and the last number whose event stays lost; nil if none does.
    package let firstLost: Int?
    package let lastLost: Int?

    package init(device: String, restored: Int, lost: ClosedRange<Int>?) {
      self.device = device
      self.restored = restored
      firstLost = lost?.lowerBound
      lastLost = lost?.upperBound
    }

    package init(_ members: inout MemberReader) throws(ControlError) {
      device = try members.required("device")
      restored = try members.required("restored")
      firstLost = try members.optional("firstLost")
      lastLost = try members.optional("lastLost")
    }

    package var json: JSONObject {
      .withNulls(
        ("device", device), ("restored", restored), ("firstLost", firstLost),
        ("lastLost", lastLost))
    }
  }
}
