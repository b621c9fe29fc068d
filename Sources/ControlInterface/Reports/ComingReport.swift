package import CivilTime
package import FollowupCore
package import Schema

/// An interview, a promised date or a deadline to come.
package struct ComingReport: Shaped {
  package let kind: Coming.Kind
  package let application: String
  package let at: Instant
  package let zone: String
  package let text: String

  package static let typeName = "Coming"
  package static let summary = "An interview, a promised date or a deadline to come."
  package static let shape = Shape(
    Self.init,
    Field("kind", \.kind, "What comes."),
    Field("application", \.application, "The application's name."),
    Field(
      "at", \.at,
      "When an interview starts, or a deadline ends; business ends on a date by which they promised to "
        + "be heard from, and starts on one from which on they may be contacted."),
    Field("zone", \.zone, "The employer's zone."),
    Field("text", \.text, "What it is, such as \"phone interview with Jo Doe\"."))
}

extension ComingReport {
  package init(_ coming: Coming) {
    self.init(
      kind: coming.kind, application: coming.application, at: coming.at,
      zone: coming.zone.identifier, text: coming.text)
  }
}

extension Coming.Kind: SchemaWord {
  package static let typeName = "ComingKind"
  package static let summary = "What comes."
}
