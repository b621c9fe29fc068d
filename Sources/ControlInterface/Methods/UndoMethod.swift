package import FollowupCore
package import Schema

/// Makes an event as if it had never been recorded.
package enum UndoMethod: ControlMethod {
  package static let name = "Undo"
  package static let summary = "Makes an event count as if it had never been recorded."

  package struct Request: Shaped {
    package let event: EventID?
    package let application: String?

    package init(event: EventID? = nil, application: String? = nil) {
      self.event = event
      self.application = application
    }

    package static let shape = Shape(
      Self.init,
      Field("event", \.event, "All that the last command recorded if not set."),
      Field(
        "application", \.application,
        "Its name, or a unique start of it: it is undone whole, from its beginning."))

    package func check() throws(SchemaError) {
      guard event == nil || application == nil else {
        throw SchemaError(member: "event", "and \"application\" cannot both be set")
      }
    }
  }

  package struct Reply: Shaped {
    /// What the undoing recorded.
    package let recorded: RecordMethod.Reply
    package let undone: EventReport
    package let along: [EventReport]

    package init(
      recorded: RecordMethod.Reply, undone: EventReport, along: [EventReport] = []
    ) {
      self.recorded = recorded
      self.undone = undone
      self.along = along
    }

    package static let shape = Shape(
      Self.init, Field(within: \.recorded),
      Field("undone", \.undone, "The event that no longer counts."),
      Field("along", \.along, unset: [], "The events that no longer count with it."))
  }
}
