package import ControlInterface
package import Schema

/// What became of files that are imported: the events to record, and what is not recorded.
package struct ImportReport: Shaped {
  package var events: [EventRequest]
  package var known: [EventRequest]
  package var passedOver: [ImportRemark]
  package var refused: [ImportRemark]

  package init(
    events: [EventRequest] = [], known: [EventRequest] = [], passedOver: [ImportRemark] = [],
    refused: [ImportRemark] = []
  ) {
    self.events = events
    self.known = known
    self.passedOver = passedOver
    self.refused = refused
  }

  /// Adds what another reader found.
  package mutating func add(_ other: ImportReport) {
    events += other.events
    known += other.known
    passedOver += other.passedOver
    refused += other.refused
  }

  package static let shape = Shape(
    Self.init,
    Field("events", \.events, "Those to record, as Record takes them, each with its key."),
    Field("known", \.known, "Those that are recorded already, in this version or a newer one."),
    Field(
      "passedOver", \.passedOver,
      "What the files hold that is nothing to record, or say too little for, and why."),
    Field(
      "refused", \.refused, unset: [],
      "What is wrong with the files; nothing of any file is recorded if there is any."))
}

/// A sentence about a place in a file.
package struct ImportRemark: Shaped {
  package let file: String
  package let line: Int
  package let message: String

  package init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  package static let shape = Shape(
    Self.init,
    Field("file", \.file, "The file's path."),
    Field("line", \.line, "The line, counted from 1."),
    Field("message", \.message, "What is there, and what would be right."))
}
