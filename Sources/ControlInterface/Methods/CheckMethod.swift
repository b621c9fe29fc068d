package import CivilTime
package import FollowupCore
package import JSON

/// Answers whether one touch, or one salary figure, is allowed.
package enum CheckMethod: ControlMethod {
  package static let name = "Check"

  package struct Request: WireObject {
    package let application: String
    /// The touch that is meant. There is either this or an amount.
    package let action: Action?
    /// Nil is the first channel that is permitted.
    package let channel: Channel?
    /// A person's short name, name, address or a unique part of one; nil is the usual recipient.
    package let contact: String?
    /// The instant at which the question is meant; nil is now.
    package let at: Instant?
    package let amount: Amount?
    /// A code such as EUR.
    package let currency: String?
    /// What would be written, to be read for its tone.
    package let text: String?

    package init(
      application: String, action: Action? = nil, channel: Channel? = nil, contact: String? = nil,
      at: Instant? = nil, amount: Amount? = nil, currency: String? = nil, text: String? = nil
    ) {
      self.application = application
      self.action = action
      self.channel = channel
      self.contact = contact
      self.at = at
      self.amount = amount
      self.currency = currency
      self.text = text
    }

    package init(_ members: inout MemberReader) throws(ControlError) {
      application = try members.required("application")
      action = try members.optional("action")
      channel = try members.optional("channel")
      contact = try members.optional("contact")
      at = try members.optional("at")
      amount = try members.optional("amount")
      currency = try members.optional("currency")
      text = try members.optional("text")
      if (action == nil) == (amount == nil) { throw .invalidParameter("action") }
    }

    package var json: JSONObject {
      .leavingOut(
        ("application", application), ("action", action), ("channel", channel),
        ("contact", contact), ("at", at), ("amount", amount), ("currency", currency),
        ("text", text))
    }
  }

  package typealias Reply = VerdictReport
}
