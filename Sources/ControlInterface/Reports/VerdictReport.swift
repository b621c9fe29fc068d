package import CivilTime
package import FollowupCore
package import Schema

/// The answer to "may I do this?".
package struct VerdictReport: Shaped {
  package let answer: Verdict.Answer
  package let from: Instant?
  package let zone: String
  package let userZone: String
  package let because: [Reason]

  package static let shape = Shape(
    Self.init,
    Field("verdict", \.answer, "The answer."),
    Field("from", \.from, "From when it is allowed, if it is not yet."),
    Field("zone", \.zone, "The employer's zone."),
    Field("userZone", \.userZone, "The user's zone."),
    Field("because", \.because, "What each rule did, the deciding ones first."))
}

extension VerdictReport {
  package init(_ verdict: Verdict, userZone: String) {
    self.init(
      answer: verdict.answer, from: verdict.from, zone: verdict.zone.identifier,
      userZone: userZone, because: verdict.because)
  }
}

extension Verdict.Answer: SchemaWord {
  package static let typeName = "Verdict"
  package static let summary = "Whether something is allowed."
}
