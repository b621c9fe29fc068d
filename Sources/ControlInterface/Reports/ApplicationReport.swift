package import CivilTime
package import FollowupCore
private import OrderedCollections
package import Schema

/// An application, and how far it has come.
package struct ApplicationReport: Shaped {
  package var name: String
  package var company: String?
  package var role: String?
  package var url: String?
  package var zone: String
  package var zoneIsAssumed: Bool
  package var region: String?
  package var regionIsAssumed = false
  package var channels: [Channel] = []
  package var stage: Stage
  package var anchor: AnchorReport
  package var applied: Instant
  package var outcome: Outcome?
  package var until: Instant?
  package var promise: PromiseReport?
  package var dormant = false
  package var contacts: [ContactReport] = []
  package var interviews: [InterviewReport] = []
  package var salaries: [SalaryReport] = []
  package var notes: [NoteReport] = []
  package var touches = 0
  package var heard = 0
  package var checkIns = 0
  package var nextFollowUp: FollowUpReport?
  package var coming: [ComingReport] = []

  package static let typeName = "Application"
  package static let summary = "One job that the user pursues at one employer."
  package static let shape = Shape(
    Self.init,
    Field("name", \.name, "Its short name."),
    Field("company", \.company, "The employer's name."),
    Field("role", \.role, "The job."),
    Field("url", \.url, "Where the job is advertised."),
    Field("zone", \.zone, "The employer's zone, in which everything is computed."),
    Field("zoneIsAssumed", \.zoneIsAssumed, "Whether no zone was recorded, and it is a default."),
    Field("region", \.region, "The region whose holidays are counted, or \"none\"."),
    Field(
      "regionIsAssumed", \.regionIsAssumed,
      "Whether no region was recorded or set, and it follows from the zone."),
    Field("channels", \.channels, "The channels that the employer stated."),
    Field("stage", \.stage, "The furthest of the interviews held."),
    Field("anchor", \.anchor, "Where silence began."),
    Field("applied", \.applied, "When the application was made."),
    Field("outcome", \.outcome, "The outcome that stands."),
    Field("until", \.until, "If an offer with a deadline stands, when it ends."),
    Field("promise", \.promise, "What they last said about timing."),
    Field("dormant", \.dormant, "Whether nothing is to be done until something happens."),
    Field("contacts", \.contacts, "In the order in which they were recorded."),
    Field("interviews", \.interviews, "In the order in which they end."),
    Field("salaries", \.salaries, "The figures that the user gave, oldest first."),
    Field("notes", \.notes, "Oldest first."),
    Field("touches", \.touches, "How many messages and calls from the user were recorded."),
    Field("heard", \.heard, "How many messages and calls from the employer were recorded."),
    Field("checkIns", \.checkIns, "How many check-ins were sent since silence began."),
    Field("nextFollowUp", \.nextFollowUp, "The soonest follow-up."),
    Field("coming", \.coming, "Interviews, promised dates and deadlines, soonest first."))
}

extension ApplicationReport {
  /// - Parameter next: the application's follow-ups, soonest first.
  package init(_ situation: Situation, next: [FollowUp]) {
    let application = situation.application
    self.init(
      name: application.name, company: application.company, role: application.role,
      url: application.url, zone: situation.zone.identifier,
      zoneIsAssumed: application.zone != situation.zone.identifier,
      region: situation.calendar.region.choice.map { "\($0)" },
      regionIsAssumed: situation.calendar.region.choice != nil
        && situation.calendar.region.origin == .assumed,
      channels: application.channels, stage: situation.stage,
      anchor: AnchorReport(phrase: situation.anchor.phrase, at: situation.anchor.at),
      applied: application.applied.at, outcome: situation.outcome?.value.outcome,
      until: situation.offer?.deadline(in: situation.zone, hours: situation.calendar.hours),
      promise: PromiseReport(in: situation),
      dormant: situation.isDormant,
      contacts: application.contacts.values.map { ContactReport($0, in: situation) },
      interviews: application.interviews.sorted { $0.endMoment < $1.endMoment }.map {
        InterviewReport($0, in: situation)
      },
      salaries: application.salaries.sorted { $0.moment < $1.moment }.map(SalaryReport.init),
      notes: application.notes.sorted { $0.moment < $1.moment }.map(NoteReport.init),
      touches: application.touches.count, heard: application.heard.count,
      checkIns: situation.silence.checkIns.count,
      nextFollowUp: (next.first { $0.state.isOutstanding && $0.action != .connect } ?? next.first)
        .map {
          FollowUpReport($0)
        },
      coming: situation.coming.map(ComingReport.init))
  }
}

/// Where silence began.
package struct AnchorReport: Shaped {
  package let phrase: String
  package let at: Instant

  package static let typeName = "Anchor"
  package static let summary = "Where silence began."
  package static let shape = Shape(
    Self.init,
    Field("phrase", \.phrase, "Such as \"the phone interview\"."),
    Field("at", \.at, "When that was."))
}

/// A salary figure that the user gave.
package struct SalaryReport: Shaped {
  package let at: Instant
  /// The figure, its currency, and for what time it is paid.
  package let stated: SalaryStated

  package static let typeName = "Salary"
  package static let summary = "A salary figure that the user gave."
  package static let shape = Shape(
    Self.init,
    Field("at", \.at, "When it was given."),
    Field(within: \.stated))
}

extension SalaryReport {
  init(_ salary: Fact<SalaryStated>) { self.init(at: salary.at, stated: salary.value) }
}

/// A note of the user's.
package struct NoteReport: Shaped {
  package let at: Instant
  package let text: String

  package static let typeName = "Note"
  package static let summary = "A note of the user's."
  package static let shape = Shape(
    Self.init,
    Field("at", \.at, "When it was made."),
    Field("text", \.text, "What it says."))
}

extension NoteReport {
  init(_ note: Fact<NoteAdded>) { self.init(at: note.at, text: note.value.text) }
}
