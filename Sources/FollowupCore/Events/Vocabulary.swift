import Schema

/// A way to reach a contact.
package enum Channel: String, SchemaWord {
  case email, letter, phone, text, social

  package static let summary = "A way to reach a contact."

  /// Whether a message by this channel is written, and so can be read at any hour.
  package var isInWriting: Bool {
    switch self {
    case .email, .letter, .text: true
    case .phone, .social: false
    }
  }

  /// Whether a message by this channel waits in a box until its reader opens it, so that business
  /// hours do not bind a thank-you or a correction.
  package var waitsForItsReader: Bool { self == .email || self == .letter }

  /// How a sentence says it: "by email", "by phone".
  package var phrase: String {
    switch self {
    case .text: "by text message"
    case .social: "on a social network"
    default: "by \(rawValue)"
    }
  }

  // Sets of channels are made for every question: a number is hashed sooner than a text.
  package func hash(into hasher: inout Hasher) {
    let number: UInt8 =
      switch self {
      case .email: 0
      case .letter: 1
      case .phone: 2
      case .text: 3
      case .social: 4
      }
    hasher.combine(number)
  }
}

/// How far an application has come, in order.
package enum Stage: String, SchemaWord, Comparable {
  case applied, phone, first, second, third, final

  package static let summary = "How far an application has come, in order."

  package static func < (left: Stage, right: Stage) -> Bool { left.rank < right.rank }

  private var rank: Int { Stage.allCases.firstIndex(of: self)! }

  /// How a sentence names the interview of this stage.
  package var phrase: String {
    switch self {
    case .applied: "application"
    case .phone: "phone interview"
    default: "\(rawValue) interview"
    }
  }
}

/// What a message or call from the job seeker is for.
package enum Action: String, SchemaWord {
  case thankYou = "thank-you"
  case checkIn = "check-in"
  case correction
  case graciousNote = "gracious-note"
  case reply
  case decision
  case offerNews = "offer-news"
  case connect
  case other

  package static let summary = "What a message or call from you is for."

  /// Whether no one is waiting for it. Unsolicited touches keep their distance from each other.
  package var isUnsolicited: Bool { self == .checkIn || self == .offerNews || self == .other }

  /// How a sentence names it: "a check-in", "a reply".
  package var phrase: String {
    switch self {
    case .thankYou: "a thank-you"
    case .checkIn: "a check-in"
    case .correction: "a correction"
    case .graciousNote: "a gracious note"
    case .reply: "a reply"
    case .decision: "a decision"
    case .offerNews: "news of an offer elsewhere"
    case .connect: "a connection request"
    case .other: "another message"
    }
  }
}

/// How an application ended, or nearly so.
package enum Outcome: String, SchemaWord {
  case offer, accepted, declined, rejected, withdrawn

  package static let summary = "How an application ended, or nearly so."

  /// Whether they want the user: an offer, or one that was accepted.
  package var isFavourable: Bool { self == .offer || self == .accepted }

  /// Whether the application is over. An offer still has to be answered.
  package var isClosing: Bool { self != .offer }

  /// Whether the employer makes it; the others are the user's.
  var isTheirs: Bool { self == .offer || self == .rejected }

  /// Whether an interview that starts later, and was recorded later, voids it.
  var isVoidedByInterviews: Bool { !isFavourable }

  /// How a sentence says it.
  package var phrase: String {
    switch self {
    case .offer: "they made an offer"
    case .accepted: "you accepted"
    case .declined: "you declined"
    case .rejected: "they turned you down"
    case .withdrawn: "you withdrew"
    }
  }
}

/// What a contact does at the employer.
package enum Part: String, SchemaWord {
  case recruiter, interviewer, manager
  /// A friend inside, with whom what passes is private.
  case referrer

  package static let summary = "What a contact does at the employer."
}
