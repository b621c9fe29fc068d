package import CivilTime
package import FollowupCore
package import Schema

/// A message or call that could be made.
package struct FollowUpReport: Shaped {
  package let application: String
  package let action: Action
  package let recipient: String?
  package let address: String?
  package let channel: Channel?
  package let state: FollowUpState
  package let opens: Instant?
  package let closes: Instant?
  package let slots: [SlotReport]?
  package let zone: String
  package let because: [Reason]
  package let expires: Instant?
  package let occasion: OccasionReport
  package let passOnTo: [String]
  package let snoozedUntil: Instant?
  package let alongWith: [String]

  package static let typeName = "FollowUp"
  package static let summary = """
    A message or call that could be made. If it is denied, opens, closes and slots are null; if it is
    late, slots holds the next one in which it may be made.
    """
  package static let shape = Shape(
    Self.init,
    Field("application", \.application, "The application's name."),
    Field("action", \.action, "What it is for."),
    Field("recipient", \.recipient, "The recipient's name."),
    Field(
      "address", \.address, unset: nil,
      "Of a recipient with several addresses, the first that suits the channel."),
    Field("channel", \.channel, "The channel to use."),
    Field("state", \.state, "Where it stands."),
    Field("opens", \.opens, "When its window opens."),
    Field("closes", \.closes, "When its window closes; null if it never does."),
    Field("slots", \.slots, "The parts of the window in which it may be made."),
    Field("zone", \.zone, "The employer's zone, by its tz name."),
    Field("because", \.because, "What each rule did, the deciding ones first."),
    Field("expires", \.expires, "When it is offered no longer."),
    Field("occasion", \.occasion, "The event for which it is offered."),
    Field("passOnTo", \.passOnTo, unset: [], "Others to whom it is to be passed on, by name."),
    Field("snoozedUntil", \.snoozedUntil, unset: nil, "Until when its reminders are put off."),
    Field(
      "alongWith", \.alongWith, unset: [],
      "Other applications for which the same message does: to a contact who shares the address."))
}

extension FollowUpReport {
  /// - Parameter others: the follow-ups among which those are that the same message does for.
  package init(_ followUp: FollowUp, among others: [FollowUp] = []) {
    self.init(
      application: followUp.application, action: followUp.action,
      recipient: followUp.recipient?.name, address: followUp.addressOfSeveral,
      channel: followUp.channel, state: followUp.state,
      opens: followUp.window?.start, closes: followUp.window.flatMap(\.boundedEnd),
      slots: followUp.window.map { _ in followUp.slots.map(SlotReport.init) },
      zone: followUp.zone.identifier, because: followUp.because, expires: followUp.expires,
      occasion: OccasionReport(followUp.occasion), passOnTo: followUp.recipient?.passOnTo ?? [],
      snoozedUntil: followUp.snoozedUntil,
      alongWith: others.filter(followUp.isOneMessage).map(\.application))
  }
}

extension FollowUp {
  /// Of a recipient with several addresses, the first that suits the channel.
  fileprivate var addressOfSeveral: String? {
    guard let addresses = recipient?.addresses, addresses.count > 1, let channel else { return nil }
    switch channel {
    case .email: return addresses.first { $0.contains("@") }
    case .phone, .text: return addresses.first { !$0.contains("@") && !$0.contains("/") }
    case .letter, .social: return nil
    }
  }
}

/// A part of a window in which the touch may be made.
package struct SlotReport: Shaped {
  package let opens: Instant
  package let closes: Instant?

  package static let typeName = "Slot"
  package static let summary = "A part of a window in which the touch may be made."
  package static let shape = Shape(
    Self.init,
    Field("opens", \.opens, "Its start."),
    Field("closes", \.closes, "Its end; null if it never closes."))
}

extension SlotReport {
  init(_ slot: Interval) { self.init(opens: slot.start, closes: slot.boundedEnd) }
}

extension Interval {
  /// The end; nil if there is none.
  fileprivate var boundedEnd: Instant? { end == .distantFuture ? nil : end }
}

/// The event for which a follow-up is offered.
package struct OccasionReport: Shaped {
  package let event: EventID
  package let at: Instant
  package let phrase: String

  package static let typeName = "Occasion"
  package static let summary = "The event for which a follow-up is offered."
  package static let shape = Shape(
    Self.init,
    Field("event", \.event, "The event's id."),
    Field("at", \.at, "When it happened; for an interview held, its end."),
    Field("phrase", \.phrase, "Such as \"the phone interview\"."))
}

extension OccasionReport {
  init(_ occasion: Occasion) {
    self.init(event: occasion.event, at: occasion.at, phrase: occasion.phrase)
  }
}

extension FollowUpState: SchemaWord {
  package static let typeName = "State"
  package static let summary = """
    Where a follow-up stands, the first that applies. Held: it has not opened yet. Paused: it is open,
    but between slots.
    """
}
