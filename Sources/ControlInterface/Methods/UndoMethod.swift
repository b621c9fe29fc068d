package import FollowupCore
package import JSON

/// Makes an event as if it had never been recorded.
package enum UndoMethod: ControlMethod {
  package static let name = "Undo"

  package struct Request: WireObject {
    /// Nil is the last that a command recorded.
    package let event: EventID?

    package init(event: EventID? = nil) { self.event = event }

    package init(_ members: inout MemberReader) throws(ControlError) {
      event = try members.optional("event")
    }

    package var json: JSONObject { .leavingOut(("event", event)) }
  }

  package struct Reply: WireObject {
    package let recorded: RecordMethod.Reply
    /// The event that no longer counts.
    package let undone: EventReport

    package init(recorded: RecordMethod.Reply, undone: EventReport) {
      self.recorded = recorded
      self.undone = undone
    }

    package init(_ members: inout MemberReader) throws(ControlError) {
      recorded = try RecordMethod.Reply(&members)
      undone = try members.required("undone")
    }

    package var json: JSONObject {
      recorded.json.followed(by: .withNulls(("undone", undone)))
    }
  }
}
