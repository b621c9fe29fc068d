package import CivilTime
package import FollowupCore
package import Schema

/// The answer to "may I do this?".
package struct VerdictReport: Shaped {
  package let answer: Verdict.Answer
  package let application: String
  package let asOf: Instant
  package let from: Instant?
  package let zone: String
  package let userZone: String
  package let because: [Reason]

  package static let shape = Shape(
    Self.init,
    Field("verdict", \.answer, "The answer."),
    Field("application", \.application, "The application's name."),
    Field("asOf", \.asOf, "The instant that was meant."),
    Field("from", \.from, "From when it is allowed, if it is not yet."),
    Field("zone", \.zone, "The employer's zone."),
    Field("userZone", \.userZone, "The user's zone."),
    Field("because", \.because, "What each rule did, the deciding ones first."))
}

extension VerdictReport {
  package init(_ verdict: Verdict, on application: String, asOf: Instant, userZone: String) {
    self.init(
      answer: verdict.answer, application: application, asOf: asOf, from: verdict.from,
      zone: verdict.zone.identifier, userZone: userZone, because: verdict.because)
  }
}

extension VerdictReport {
  /// The same without what one rule says.
  package func without(_ rule: RuleName) -> VerdictReport {
    VerdictReport(
      answer: answer, application: application, asOf: asOf, from: from, zone: zone,
      userZone: userZone, because: because.filter { $0.rule != rule })
  }
}

extension Verdict.Answer: SchemaWord {
  package static let typeName = "Verdict"
  package static let summary = "Whether something is allowed."
}
