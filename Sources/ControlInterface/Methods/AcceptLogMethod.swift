package import Schema

/// Takes the log's files as they are, so that recording goes on.
package enum AcceptLogMethod: ControlMethod {
  package static let name = "AcceptLog"
  package static let summary = """
    Takes the log's files as they are, so that recording goes on: what the daemon knows of this
    device's events is written to its file again, and numbers of events that stay lost are not given
    again.
    """
  package typealias Request = NoParameters

  package struct Reply: Shaped {
    package let device: String
    package let restored: Int
    package let firstLost: Int?
    package let lastLost: Int?
    package let firstReplaced: Int?
    package let lastReplaced: Int?

    package static let shape = Shape(
      Self.init,
      Field("device", \.device, "The device under whose name the daemon records."),
      Field("restored", \.restored, "How many events were written to its file again."),
      Field("firstLost", \.firstLost, "The first number whose event stays lost."),
      Field("lastLost", \.lastLost, "The last number whose event stays lost."),
      Field(
        "firstReplaced", \.firstReplaced,
        "The first of the numbers among which the file has other events than were recorded here, as it has if two machines have one name."
      ),
      Field("lastReplaced", \.lastReplaced, "The last of these numbers."))
  }
}

extension AcceptLogMethod.Reply {
  package init(
    device: String, restored: Int, lost: ClosedRange<Int>?, replaced: ClosedRange<Int>?
  ) {
    self.init(
      device: device, restored: restored, firstLost: lost?.lowerBound, lastLost: lost?.upperBound,
      firstReplaced: replaced?.lowerBound, lastReplaced: replaced?.upperBound)
  }
}
