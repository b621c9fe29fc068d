package import CivilTime

/// A date ahead that the user should know of: an interview, a promised date, or the deadline of an offer
/// or a question.
package struct Coming: Hashable, Sendable {
  /// What comes.
  package enum Kind: String, CaseIterable, Sendable {
    case interview, promise, deadline
  }

  /// What comes.
  package let kind: Kind
  /// The application's name.
  package let application: String
  /// When an interview starts; business ends on a date by which they promised to be heard from; business
  /// starts on a date from which on they may be contacted.
  package let at: Instant
  /// The employer's zone.
  package let zone: Zone
  /// What it is, such as "phone interview with Jo Doe".
  package let text: String
  /// The event that it follows from.
  package let event: EventID
  /// Whether something may be done from then on, rather than until then.
  package var isBeginning = false

  /// By what the dates of all applications are in order.
  struct Order: Comparable {
    let at: Instant
    let application: String

    static func < (left: Order, right: Order) -> Bool {
      (left.at, left.application) < (right.at, right.application)
    }
  }

  var order: Order { Order(at: at, application: application) }
}

extension Situation {
  /// The dates ahead of this application, soonest first. Those that are settled or void are left out.
  package var coming: [Coming] {
    (interviewsAhead.map(coming(_:)) + [promisedDate, offerDeadline].compactMap { $0 }
      + questionDeadlines)
      .sorted { ($0.at, $0.kind.rawValue, $0.text) < ($1.at, $1.kind.rawValue, $1.text) }
  }

  private func coming(
    _ kind: Coming.Kind, at instant: Instant, _ text: String, by event: EventID
  ) -> Coming {
    Coming(
      kind: kind, application: application.name, at: instant, zone: zone, text: text, event: event)
  }

  private func coming(_ interview: Interview) -> Coming {
    let names = interview.with.map { application.contact($0)?.name ?? $0 }
    let with = names.isEmpty ? "" : " with \(names.joined(separator: ", "))"
    let isUnderWay = hasCome(interview.starts)
    return coming(
      .interview, at: interview.starts,
      interview.stage.phrase + with + (isUnderWay ? ", under way" : ""), by: interview.event)
  }

  private var promisedDate: Coming? {
    guard outcome == nil, let promise = silence.unspentPromise else { return nil }
    var coming: Coming
    switch promise.value {
    case .by(let date):
      coming = self.coming(
        .promise, at: instant(of: date, calendar.hours.end), "they said you would hear by then",
        by: promise.event)
    case .from(let date):
      coming = self.coming(
        .promise, at: instant(of: date, calendar.hours.start),
        "they asked to be contacted from then on", by: promise.event)
      coming.isBeginning = true
    case .noFollowUp: return nil
    }
    return hasCome(coming.at) ? nil : coming
  }

  private var offerDeadline: Coming? {
    guard let offer, let end = offer.deadline(in: zone, hours: calendar.hours), !hasCome(end) else {
      return nil
    }
    return coming(.deadline, at: end, "their offer ends", by: offer.made.event)
  }

  private var questionDeadlines: [Coming] {
    replies.compactMap { reply in
      guard reply.settlement == .known(nil), let end = reply.deadline, !hasCome(end) else {
        return nil
      }
      return coming(
        .deadline, at: end, "they want an answer to their question", by: reply.occasion.event)
    }
  }

  private func instant(of date: CivilDate, _ time: TimeOfDay) -> Instant {
    zone.instant(of: CivilDateTime(date: date, time: time))
  }
}
