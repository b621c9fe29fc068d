package import CivilTime
package import FollowupCore
private import OrderedCollections
package import Schema

/// What happened at an application and what is ahead, within some weeks.
package struct TimelineReport: Shaped {
  /// Whether something is still to be done at an application.
  package enum Standing: String, SchemaWord {
    case underWay, dormant, over

    package static let typeName = "Standing"
    package static let summary = """
      Whether something is still to be done at an application. Over: it has an outcome other than an
      offer. Dormant: nothing is to be done until something happens.
      """
  }

  package var application: String
  package var company: String?
  package var role: String?
  package let zone: String
  package var applied: Instant?
  package var stage = Stage.applied
  package var standing = Standing.underWay
  package var outcome: Outcome?
  package var items: [TimelineItem]
  package let daysOff: [CivilDate]

  package static let typeName = "Timeline"
  package static let summary = "What happened at an application and what is ahead."
  package static let shape = Shape(
    Self.init,
    Field("application", \.application, "The application's name."),
    Field("company", \.company, unset: nil, "The employer's name."),
    Field("role", \.role, unset: nil, "The job."),
    Field("zone", \.zone, "The employer's zone."),
    Field("applied", \.applied, unset: nil, "When the application was made."),
    Field("stage", \.stage, unset: .applied, "The furthest of the interviews held."),
    Field("standing", \.standing, unset: .underWay, "Whether something is still to be done."),
    Field("outcome", \.outcome, unset: nil, "The outcome that stands."),
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
  package var text: String
  package var stage: Stage?
  package var action: Action?
  package var channel: Channel?
  package var outcome: Outcome?
  package var contacts: [String] = []

  package static let typeName = "TimelineItem"
  package static let summary = "Something on a timeline."
  package static let shape = Shape(
    Self.init,
    Field("kind", \.kind, "What it is."),
    Field("at", \.at, "When it is, or begins."),
    Field(
      "until", \.until, "When it ends; null if it is an instant, or a window that never closes."),
    Field("state", \.state, "Where the follow-up of a window stands."),
    Field("text", \.text, "What it is, in words."),
    Field("stage", \.stage, unset: nil, "The stage of an interview."),
    Field("action", \.action, unset: nil, "What a message or a window is for."),
    Field("channel", \.channel, unset: nil, "The channel of a message or a window."),
    Field("outcome", \.outcome, unset: nil, "Which outcome it is."),
    Field("contacts", \.contacts, unset: [], "The people of it, by name."))
}

extension TimelineReport {
  /// - Parameter range: what is shown; what only reaches into it is shown, too. Windows of a dormant
  ///   application are over, and worth showing only beside what happened.
  package init(_ situation: Situation, in range: Interval) {
    let (application, calendar) = (situation.application, situation.calendar)
    let standing = Standing(situation)
    let facts = TimelineItem.facts(in: situation).filter { $0.reaches(into: range) }
    let windows =
      facts.isEmpty && standing == .dormant
      ? [] : TimelineItem.windows(in: situation).filter { $0.reaches(into: range) }
    let items = (facts + windows)
      .sorted { ($0.at, $0.kind.rawValue, $0.text) < ($1.at, $1.kind.rawValue, $1.text) }
    let dates = items.isEmpty ? [] : calendar.dates(in: range)
    self.init(
      application: application.name, company: application.company, role: application.role,
      zone: situation.zone.identifier, applied: application.applied.at, stage: situation.stage,
      standing: standing, outcome: situation.outcome?.value.outcome, items: items,
      daysOff: dates.filter { !calendar.isBusinessDay($0) })
  }
}

extension TimelineReport.Standing {
  fileprivate init(_ situation: Situation) {
    let isOver = situation.outcome?.value.outcome.isClosing ?? false
    self = isOver ? .over : situation.isDormant ? .dormant : .underWay
  }
}

extension TimelineItem {
  /// Whether any of it is in a range. Only a window may have no end.
  fileprivate func reaches(into range: Interval) -> Bool {
    let end = until ?? (kind == .window ? .distantFuture : at)
    return at < range.end && (range.start < end || range.contains(at))
  }

  private init(
    _ kind: Kind, at: Instant, until: Instant? = nil, state: FollowUpState? = nil, _ text: String
  ) {
    self.init(kind: kind, at: at, until: until, state: state, text: text)
  }

  /// What happened, interviews, promised dates and deadlines.
  fileprivate static func facts(in situation: Situation) -> [TimelineItem] {
    let application = situation.application
    let say: (Instant) -> String = { Phrasing.dateAndTime($0, in: situation.zone) }
    let name: (String) -> String = { application.contacts[$0]?.name ?? $0 }
    func words(_ payload: some EventPayload) -> String {
      (payload.renamingContacts(name).payload ?? payload).sentence(say)
    }
    var items = [TimelineItem(.applied, at: application.applied.at, "you applied")]
    items += application.touches.map { touch in
      var item = TimelineItem(.sent, at: touch.at, words(touch.value))
      (item.action, item.channel) = (touch.value.action, touch.value.channel)
      item.contacts = touch.value.contacts.map(name)
      return item
    }
    items += application.heard.map { heard in
      var item = TimelineItem(.heard, at: heard.at, words(heard.value))
      item.channel = heard.value.channel
      item.contacts = heard.value.contacts.map(name)
      return item
    }
    items += application.mistakes.map { TimelineItem(.mistake, at: $0.at, $0.value.sentence(say)) }
    items += application.outcomes.map { outcome in
      var item = TimelineItem(.outcome, at: outcome.at, outcome.value.sentence(say))
      item.outcome = outcome.value.outcome
      return item
    }
    items += application.interviews.map { interview in
      let names = interview.with.map(name)
      let with = names.isEmpty ? "" : " with \(names.joined(separator: ", "))"
      var item = TimelineItem(
        interview.isCancelled ? .cancelled : .interview, at: interview.starts,
        until: interview.ends, interview.stage.phrase + with)
      (item.stage, item.contacts) = (interview.stage, names)
      return item
    }
    return items + dates(in: situation)
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
  fileprivate static func windows(in situation: Situation) -> [TimelineItem] {
    situation.followUps().compactMap { followUp in
      guard let window = followUp.window, followUp.action != .connect else { return nil }
      let to = followUp.recipient.map { " to \($0.name)" } ?? ""
      let by = followUp.channel.map { " \($0.phrase)" } ?? ""
      var item = TimelineItem(
        .window, at: window.start, until: window.end == .distantFuture ? nil : window.end,
        state: followUp.state, followUp.action.rawValue + to + by)
      (item.action, item.channel) = (followUp.action, followUp.channel)
      item.contacts = followUp.recipient.map { [$0.name] } ?? []
      return item
    }
  }
}
