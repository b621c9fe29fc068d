package import Schema

/// How the user's applications went, in numbers. Each says on how many it rests; undone events count
/// nowhere.
package struct Figures: Shaped {
  /// How many there are of each standing; together they are all.
  package internal(set) var underWay = 0
  package internal(set) var dormant = 0
  package internal(set) var over = 0
  /// How many came to an offer, also where it was not accepted.
  package internal(set) var offers = 0
  /// One for each stage, in order.
  package internal(set) var stages: [StageFigures] = []
  /// One for each channel by which answers came, those without a channel last.
  package internal(set) var channels: [ChannelFigures] = []
  /// One for each action and channel of the user's messages.
  package internal(set) var messages: [MessageFigures] = []
  package internal(set) var promises = PromiseFigures()

  package static let typeName = "Figures"
  package static let summary = """
    How the applications went. An answer is a message or call that was heard, an offer, a rejection, or
    an interview that was arranged or held. A dormant application counts as unanswered. Undone events
    count nowhere.
    """
  package static let shape = Shape(
    Self.init,
    Field("underWay", \.underWay, "How many are neither dormant nor over."),
    Field("dormant", \.dormant, "How many are dormant."),
    Field("over", \.over, "How many have an outcome other than an offer."),
    Field("offers", \.offers, "How many came to an offer, also where it was not accepted."),
    Field("stages", \.stages, "One for each stage, in order."),
    Field("channels", \.channels, "One for each channel by which answers came."),
    Field("messages", \.messages, "One for each action and channel of the user's messages."),
    Field("promises", \.promises, "What became of promises to be heard from by a date."))

  /// What the numbers mean, a sentence or two each.
  package static let definitions = [
    "At an application under way something may still be done or heard. Dormant: no answer came, and nothing more may be sent until something happens. Over: rejected, withdrawn, accepted or declined. Offers are counted among these, too.",
    "An answer is a message or call that you recorded as heard, an offer, a rejection, or an interview that was arranged or held.",
    "A wait begins with the application and with the end of each interview. A dormant application counts as unanswered; a wait that you ended, by an outcome of yours, is not counted.",
    "A message is unanswered if another one of yours came before an answer, or if the application is dormant or over.",
    "Days are calendar days in the employer's zone; half of the answers came within the number shown.",
    "A promise is kept if an answer came by the end of its date, more than an hour after it was made. One that was replaced before its date, or that you made needless, is not counted.",
    "Undone events and messages to or from a referrer count nowhere.",
  ]

  /// How many applications there are.
  package var applications: Int { underWay + dormant + over }
}

/// What became of silences, or of messages.
package struct AnswerFigures: Shaped {
  /// How many were answered.
  package var answered = 0
  /// How many were not, and will not be.
  package var unanswered = 0
  /// How many may still be answered.
  package var waiting = 0
  /// Within how many calendar days half of the answers came; nil if none did.
  package var medianDays: Int?

  package static let typeName = "Answers"
  package static let summary = "What became of silences, or of messages."
  package static let shape = Shape(
    Self.init,
    Field("answered", \.answered, "How many were answered."),
    Field("unanswered", \.unanswered, "How many were not, and are not expected to be."),
    Field("waiting", \.waiting, "How many may still be answered."),
    Field(
      "medianDays", \.medianDays,
      "Within how many calendar days in the employer's zone half of the answers came."))
}

/// A stage: how many came so far, and what became of the silences that began there.
package struct StageFigures: Shaped {
  package let stage: Stage
  package let reached: Int
  /// What became of the silences that began there.
  package let answers: AnswerFigures

  package static let typeName = "StageFigures"
  package static let summary = """
    A stage: how many came so far, and what became of the silences that began there. One that the user
    ended, by an outcome, is not counted.
    """
  package static let shape = Shape(
    Self.init,
    Field("stage", \.stage, "The stage."),
    Field("reached", \.reached, "How many applications came to it, or further."),
    Field(within: \.answers))
}

/// The answers that came by one channel.
package struct ChannelFigures: Shaped {
  package let channel: Channel?
  package let count: Int
  package let medianDays: Int

  package static let typeName = "ChannelFigures"
  package static let summary = "The answers that ended a silence by one channel."
  package static let shape = Shape(
    Self.init,
    Field("channel", \.channel, "The channel; null if none was recorded."),
    Field("count", \.count, "How many answers came by it."),
    Field("medianDays", \.medianDays, "Within how many calendar days half of them came."))
}

/// The messages of one kind, and what became of them.
package struct MessageFigures: Shaped {
  package let action: Action
  package let channel: Channel?
  /// What became of them.
  package let answers: AnswerFigures

  package static let typeName = "MessageFigures"
  package static let summary = """
    The user's messages of one action by one channel. A message after which another went out before an
    answer came is unanswered, as is one to an application that is dormant or over.
    """
  package static let shape = Shape(
    Self.init,
    Field("action", \.action, "What the messages were for."),
    Field("channel", \.channel, "The channel; null if none was recorded."),
    Field(within: \.answers))
}

/// What became of promises to be heard from by a date.
package struct PromiseFigures: Shaped {
  package internal(set) var kept = 0
  package internal(set) var broken = 0
  package internal(set) var waiting = 0

  package static let typeName = "PromiseFigures"
  package static let summary = """
    What became of promises to be heard from by a date. One that another promise or an outcome of the
    user's came before is not counted.
    """
  package static let shape = Shape(
    Self.init,
    Field(
      "kept", \.kept,
      "To how many an answer came by the end of the date, more than an hour after the promise."),
    Field("broken", \.broken, "After how many the date passed without an answer."),
    Field("waiting", \.waiting, "Of how many the date is still to come."))
}
