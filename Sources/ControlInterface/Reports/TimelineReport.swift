package import CivilTime
package import FollowupCore
private import OrderedCollections
package import Schema

/// What happened at an application and what is ahead, within some weeks.
package struct TimelineReport: Shaped {
  package let application: String
  package let zone: String
  package let items: [TimelineItem]
  package let daysOff: [CivilDate]

  package static let typeName = "Timeline"
  package static let summary = "What happened at an application and what is ahead."
  package static let shape = Shape(
    Self.init,
    Field("application", \.application, "The application's name."),
    Field("zone", \.zone, "The employer's zone."),
    Field("items", \.items, "In the order in which they begin."),
    Field("daysOff", \.daysOff, "The employer's weekends and holidays."))
}

/// Something on a timeline: an instant or a span.
package struct TimelineItem: Shaped {
  /// What it is.
  package enum Kind: String, SchemaWord {
    case applied, sent, heard, mistake, interview, cancelled, outcome
    /// A date by which, or from which on, they promised something.
    case promise
    /// The end of an offer, or of the time for an answer.
    case deadline
    /// The window of a follow-up.
    case window

    package static let typeName = "TimelineKind"
    package static let summary = """
      What a timeline shows. Promise: a date by which, or from which on, they promised something.
      Deadline: the end of an offer or of the time for an answer. Window: that of a follow-up.
      """
  }

  package let kind: Kind
  package let at: Instant
  package let until: Instant?
  package let state: FollowUpState?
  package let text: String

  package init(
    _ kind: Kind, at: Instant, until: Instant? = nil, state: FollowUpState? = nil, _ text: String
  ) {
    self.kind = kind
    self.at = at
    self.until = until
    self.state = state
    self.text = text
  }

  package static let typeName = "TimelineItem"
  package static let summary = "Something on a timeline."
  package static let shape = Shape(
    { Self($0, at: $1, until: $2, state: $3, $4) },
    Field("kind", \.kind, "What it is."),
    Field("at", \.at, "When it is, or begins."),
    Field(
      "until", \.until, "When it ends; null if it is an instant, or a window that never closes."),
    Field("state", \.state, "Where the follow-up of a window stands."),
    Field("text", \.text, "What it is, in words."))
}

extension TimelineReport {
  /// - Parameter range: what is shown; what only reaches into it is shown, too.
  package init(_ situation: Situation, in range: Interval) {
    let calendar = situation.calendar
    self.init(
      application: situation.application.name, zone: situation.zone.identifier,
      items: TimelineItem.all(in: situation).filter { $0.reaches(into: range) }
        .sorted { ($0.at, $0.kind.rawValue, $0.text) < ($1.at, $1.kind.rawValue, $1.text) },
      daysOff: calendar.dates(in: range).filter { !calendar.isBusinessDay($0) })
  }
}

extension TimelineItem {
  /// Whether any of it is in a range. Only a window may have no end.
  fileprivate func reaches(into range: Interval) -> Bool {
    let end = until ?? (kind == .window ? .distantFuture : at)
    return at < range.end && (range.start < end || range.contains(at))
  }

  fileprivate static func all(in situation: Situation) -> [TimelineItem] {
    let application = situation.application
    let say: (Instant) -> String = { Phrasing.dateAndTime($0, in: situation.zone) }
    var items = [TimelineItem(.applied, at: application.applied.at, "you applied")]
    items += application.touches.map { TimelineItem(.sent, at: $0.at, $0.value.sentence(say)) }
    items += application.heard.map { TimelineItem(.heard, at: $0.at, $0.value.sentence(say)) }
    items += application.mistakes.map { TimelineItem(.mistake, at: $0.at, $0.value.sentence(say)) }
    items += application.outcomes.map { TimelineItem(.outcome, at: $0.at, $0.value.sentence(say)) }
    items += application.interviews.map { interview in
      let names = interview.with.map { application.contacts[$0]?.name ?? $0 }
      let with = names.isEmpty ? "" : " with \(names.joined(separator: ", "))"
      return TimelineItem(
        interview.isCancelled ? .cancelled : .interview, at: interview.starts,
        until: interview.ends, interview.stage.phrase + with)
    }
    return items + dates(in: situation) + windows(in: situation)
  }

  /// Promised dates and deadlines.
  private static func dates(in situation: Situation) -> [TimelineItem] {
    let (application, zone) = (situation.application, situation.zone)
    let promises = application.promises.compactMap { promise -> TimelineItem? in
      guard let date = promise.value.date else { return nil }
      return TimelineItem(
        .promise, at: zone.startOfDay(date), until: zone.startOfDay(date.adding(days: 1)),
        promise.value.sentence { Phrasing.dateAndTime($0, in: zone) })
    }
    let questions = application.heard.compactMap { heard in
      situation.deadline(heard.value.until, after: heard.at).map {
        TimelineItem(.deadline, at: $0, "they want an answer to their question")
      }
    }
    let offer = situation.offer?.deadline(in: zone, hours: situation.calendar.hours)
    return promises + questions
      + (offer.map { [TimelineItem(.deadline, at: $0, "their offer ends")] } ?? [])
  }

  /// Connection requests are left out: they can wait for all else.
  private static func windows(in situation: Situation) -> [TimelineItem] {
    situation.followUps().compactMap { followUp in
      guard let window = followUp.window, followUp.action != .connect else { return nil }
      let to = followUp.recipient.map { " to \($0.name)" } ?? ""
      let by = followUp.channel.map { " \($0.phrase)" } ?? ""
      return TimelineItem(
        .window, at: window.start, until: window.end == .distantFuture ? nil : window.end,
        state: followUp.state, followUp.action.rawValue + to + by)
    }
  }
}
