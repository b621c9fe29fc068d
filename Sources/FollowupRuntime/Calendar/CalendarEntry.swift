internal import CivilTime
internal import FollowupCore
private import OrderedCollections

/// An event of the calendar that other programs read.
struct CalendarEntry: Hashable {
  /// What makes it the same event for as long as it is there. It holds no instant and no name that
  /// could change.
  let uid: String
  let summary: String
  /// Never empty: some readers take an event without a length for an hour, others for an error.
  let span: Interval
  /// Whether the user is not free meanwhile.
  let isBusy: Bool
  /// How long before its start it is told.
  let alarm: Duration
}

extension CalendarEntry {
  /// By what the events of a calendar are in order.
  struct Order: Comparable {
    let start: Instant
    let uid: String

    static func < (left: Order, right: Order) -> Bool {
      (left.start, left.uid) < (right.start, right.uid)
    }
  }

  var order: Order { Order(start: span.start, uid: uid) }

  /// What a calendar shows of an application: interviews, windows, promised dates and deadlines.
  static func entries(of name: String, in engine: Engine, at now: Instant) -> [CalendarEntry] {
    guard let application = engine.applications[name] else { return [] }
    let interviews = application.interviews.filter { !$0.isCancelled }
      .map { CalendarEntry($0, of: application) }
    let windows = engine.followUps(of: name, at: now).compactMap(CalendarEntry.init)
    let dates = engine.coming(of: name, at: now).compactMap(CalendarEntry.init)
    return interviews + windows + dates
  }

  private init(_ interview: Interview, of application: Application) {
    let names = interview.with.map { application.contacts[$0]?.name ?? $0 }
    self.init(
      uid: Self.uid("interview", interview.event),
      summary: "\(application.name): \(interview.stage.phrase)"
        + (names.isEmpty ? "" : " with \(names.joined(separator: ", "))"),
      span: Interval(
        start: interview.starts, end: max(interview.ends, interview.starts + .minutes(1))),
      isBusy: true, alarm: .hours(1))
  }

  /// Nil for what may be done at any time, or not at all.
  private init?(_ followUp: FollowUp) {
    guard followUp.state.isOutstanding, let window = followUp.window, window.end != .distantFuture,
      window.start < window.end
    else { return nil }
    // Several thank-yous have one occasion.
    let contact = followUp.action == .thankYou ? followUp.recipient?.contact : nil
    let to = followUp.recipient.map { " to \($0.name)" } ?? ""
    let via = followUp.channel.map { " \($0.phrase)" } ?? ""
    self.init(
      uid: Self.uid(followUp.action.rawValue, followUp.occasion.event, contact),
      summary: "\(followUp.application): \(followUp.action.rawValue)\(to)\(via)", span: window,
      isBusy: false, alarm: .zero)
  }

  /// Nil for an interview, which is there in any case.
  private init?(_ coming: Coming) {
    guard coming.kind != .interview else { return nil }
    // A date by which something ends is the hour before it; one from which on, the hour after.
    let isBeginning = coming.isBeginning
    let span =
      isBeginning
      ? Interval(start: coming.at, end: coming.at + .hours(1))
      : Interval(start: coming.at - .hours(1), end: coming.at)
    self.init(
      uid: Self.uid(coming.kind.rawValue, coming.event),
      summary: "\(coming.application): \(coming.text)", span: span, isBusy: false, alarm: .zero)
  }

  private static func uid(_ kind: String, _ event: EventID, _ contact: String? = nil) -> String {
    let parts = [kind, event.device, "\(event.sequence)", contact].compactMap(\.self)
    return parts.joined(separator: "-") + "@followup"
  }
}
