package import CivilTime
package import FollowupCore
package import Schema

/// Whether one touch, or one salary figure, is allowed.
package enum CheckMethod: ControlMethod {
  package static let name = "Check"
  package static let summary = """
    Returns whether a touch (action) or a salary figure (amount) is allowed; one of the two is given.
    """
  package typealias Reply = VerdictReport

  package struct Request: Shaped {
    package let application: String
    package let action: Action?
    package let channel: Channel?
    package let contact: String?
    package let at: Instant?
    package let amount: Amount?
    package let upTo: Amount?
    package let currency: String?
    package let per: PayPeriod?
    package let text: String?

    package init(
      application: String, action: Action? = nil, channel: Channel? = nil, contact: String? = nil,
      at: Instant? = nil, amount: Amount? = nil, upTo: Amount? = nil, currency: String? = nil,
      per: PayPeriod? = nil, text: String? = nil
    ) {
      self.application = application
      self.action = action
      self.channel = channel
      self.contact = contact
      self.at = at
      self.amount = amount
      self.upTo = upTo
      self.currency = currency
      self.per = per
      self.text = text
    }

    package static let shape = Shape(
      Self.init,
      Field("application", \.application, "Its name, or a unique start of it."),
      Field("action", \.action, "The touch that is meant."),
      Field("channel", \.channel, "The first that is permitted if not set."),
      Field("contact", \.contact, "The usual recipient if not set."),
      Field("at", \.at, "The instant that is meant; now if not set."),
      Field("amount", \.amount, "The salary figure that is meant; of a range, its lower end."),
      Field("upTo", \.upTo, "The upper end of a range."),
      Field("currency", \.currency, "The currency's code, such as EUR."),
      Field("per", \.per, "For what time it is paid; a year if not set."),
      Field("text", \.text, "What would be written, to be read for its tone."))

    package func check() throws(SchemaError) {
      guard (action == nil) == (amount == nil) else { return }
      throw SchemaError(member: "action", "or \"amount\" must be set, and only one")
    }
  }
}
