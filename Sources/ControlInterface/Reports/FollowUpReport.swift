package import CivilTime
package import FollowupCore
package import JSON

/// A follow-up as it is told.
package struct FollowUpReport: WireObject {
  package let application: String
  package let action: Action
  /// The recipient's name.
  package let recipient: String?
  package let channel: Channel?
  package let state: FollowUpState
  /// Nil where it is denied.
  package let opens: Instant?
  /// Nil where it is denied, and where it never closes.
  package let closes: Instant?
  /// Nil where it is denied.
  package let slots: [SlotReport]?
  /// The employer's zone, by its tz name.
  package let zone: String
  /// What each rule did, the deciding ones first.
  package let because: [ReasonReport]
  /// When it is offered no longer.
  package let expires: Instant?
  package let occasion: OccasionReport
  /// Others for whom the message is to be passed on, by name.
  package let passOnTo: [String]

  package init(_ followUp: FollowUp) {
    application = followUp.application
    action = followUp.action
    recipient = followUp.recipient?.name
    channel = followUp.channel
    state = followUp.state
    opens = followUp.window?.start
    closes = followUp.window.flatMap { $0.end == .distantFuture ? nil : $0.end }
    slots = followUp.window == nil ? nil : followUp.slots.map(SlotReport.init)
    zone = followUp.zone.identifier
    because = followUp.because.map(ReasonReport.init)
    expires = followUp.expires
    occasion = OccasionReport(followUp.occasion)
    passOnTo = followUp.recipient?.passOnTo ?? []
  }

  package init(_ members: inout MemberReader) throws(ControlError) {
    application = try members.required("application")
    action = try members.required("action")
    recipient = try members.optional("recipient")
    channel = try members.optional("channel")
    state = try members.required("state")
    opens = try members.optional("opens")
    closes = try members.optional("closes")
    slots = try members.optional("slots")
    zone = try members.required("zone")
    because = try members.required("because")
    expires = try members.optional("expires")
    occasion = try members.required("occasion")
    passOnTo = try members.list("passOnTo")
  }

  package var json: JSONObject {
    let always = JSONObject.withNulls(
      ("application", application), ("action", action), ("recipient", recipient),
      ("channel", channel), ("state", state), ("opens", opens), ("closes", closes),
      ("slots", slots), ("zone", zone), ("because", because), ("expires", expires),
      ("occasion", occasion))
    return always.followed(
      by: .leavingOut(("passOnTo", passOnTo.isEmpty ? nil : passOnTo)))
  }
}

/// A part of a window in which the touch may be made.
package struct SlotReport: WireObject {
  package let opens: Instant
  /// Nil where it never closes.
  package let closes: Instant?

  package init(_ slot: Interval) {
    opens = slot.start
    closes = slot.end == .distantFuture ? nil : slot.end
  }

  package init(_ members: inout MemberReader) throws(ControlError) {
    opens = try members.required("opens")
    closes = try members.optional("closes")
  }

  package var json: JSONObject { .withNulls(("opens", opens), ("closes", closes)) }
}

/// The event for which a follow-up is offered.
package struct OccasionReport: WireObject {
  package let event: EventID
  /// When it happened; for an interview held, its end.
  package let at: Instant
  /// A phrase such as "the phone interview".
  package let phrase: String

  package init(_ occasion: Occasion) {
    event = occasion.event
    at = occasion.at
    phrase = occasion.phrase
  }

  package init(_ members: inout MemberReader) throws(ControlError) {
    event = try members.required("event")
    at = try members.required("at")
    phrase = try members.required("phrase")
  }

  package var json: JSONObject {
    .withNulls(("event", event), ("at", at), ("phrase", phrase))
  }
}
