package import FollowupCore
package import Schema

/// Makes an event as if it had never been recorded.
package enum UndoMethod: ControlMethod {
  package static let name = "Undo"
  package static let summary = "Makes an event count as if it had never been recorded."

  package struct Request: Shaped {
    package let event: EventID?

    package init(event: EventID? = nil) { self.event = event }

    package static let shape = Shape(
      Self.init, Field("event", \.event, "The last that a command recorded if not set."))
  }

  package struct Reply: Shaped {
    /// What the undoing recorded.
    package let recorded: RecordMethod.Reply
    package let undone: EventReport

    package init(recorded: RecordMethod.Reply, undone: EventReport) {
      self.recorded = recorded
      self.undone = undone
    }

    package static let shape = Shape(
      Self.init, Field(within: \.recorded),
      Field("undone", \.undone, "The event that no longer counts."))
  }
}
