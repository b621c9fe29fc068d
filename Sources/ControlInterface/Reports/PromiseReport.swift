package import CivilTime
package import FollowupCore
package import Schema

/// What the employer said about timing, and whether it still counts.
package struct PromiseReport: Shaped {
  /// Whether a promise still counts.
  package enum State: String, SchemaWord {
    /// It decides the next check-in.
    case standing
    /// Its date has been overtaken by what happened since.
    case spent
    /// An interview was held after it was made.
    case void

    package static let typeName = "PromiseState"
    package static let summary = """
      Whether a promise still counts. Spent: what happened since has overtaken its date. Void: an
      interview was held after it was made.
      """
  }

  /// What they said.
  package let promise: Promise
  package let at: Instant
  package let state: State

  package static let typeName = "Promise"
  package static let summary = """
    What the employer said about timing: one of by, from and noFollowUp.
    """
  package static let shape = Shape(
    Self.init, Field(within: \.promise),
    Field("at", \.at, "When it was made."),
    Field("state", \.state, "Whether it still counts."))
}

extension PromiseReport {
  /// The latest promise; nil if none was made.
  init?(in situation: Situation) {
    let latest = situation.application.promises.max { $0.moment < $1.moment }
    guard let latest else { return nil }
    let silence = situation.silence
    let isSpent = latest.value.date != nil && silence.unspentPromise == nil
    self.init(
      promise: latest.value, at: latest.at,
      state: silence.promise == nil ? .void : isSpent ? .spent : .standing)
  }
}
