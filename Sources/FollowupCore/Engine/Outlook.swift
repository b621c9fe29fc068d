package import CivilTime

/// What is ahead for one application, and for how long that stays so if nothing is recorded.
struct Outlook: Equatable {
  /// The instant for which it was worked out.
  let from: Instant
  /// From when on it has to be worked out anew.
  let until: Instant
  /// The follow-ups that are outstanding or denied, in the order of the rules.
  let followUps: [FollowUp]
  /// That of the first of them in the order for the user.
  let urgency: Urgency?
  /// The dates ahead.
  let coming: [Coming]
  /// Whether something may still come of the application.
  let isUnderWay: Bool
  /// The next reminder.
  let next: NextReminder?

  /// - Parameters:
  ///   - followUps: Those that are listed.
  ///   - reminders: Those that the application's state calls for.
  init(of situation: Situation, _ followUps: [FollowUp], _ reminders: [Reminder]) {
    self.followUps = followUps
    urgency = followUps.map { Urgency(of: $0, at: situation.now) }.min()
    coming = situation.coming
    isUnderWay = situation.isUnderWay(followUps)
    var next: NextReminder?
    for reminder in reminders where !reminder.isSettled && !situation.hasCome(reminder.comes) {
      if let known = next, known.isBefore(reminder) { continue }
      next = NextReminder(comes: reminder.comes, id: reminder.id)
    }
    self.next = next
    from = situation.now
    // A zone that cannot be read may be there at any moment.
    until = situation.calendar.zoneProblem == nil ? situation.horizon.until : situation.now
  }

  func holds(at now: Instant) -> Bool { from <= now && now < until }
}

/// The reminder that comes next.
package struct NextReminder: Hashable, Sendable {
  /// When it comes.
  package let comes: Instant
  /// What it is known by.
  package let id: ReminderID

  /// Whether it comes before another one.
  fileprivate func isBefore(_ other: Reminder) -> Bool {
    comes == other.comes ? id.description < other.id.description : comes < other.comes
  }
}

/// The outlooks that were worked out and still hold, so that a question about one application does not
/// look at the others, and one about all looks only at those for which something has changed.
///
/// It is a class, since a question fills it. Whoever changes what the outlooks follow from takes out
/// those that it concerns; a copy of the engine that changes begins with none.
final class Outlooks {
  private var kept: [String: Outlook] = [:]
  /// Of those that are kept: the applications with follow-ups and the urgency of the first, those with
  /// dates ahead, and those under way.
  private(set) var listed: [String: Urgency] = [:]
  private(set) var coming: Set<String> = []
  private(set) var underWay: Set<String> = []
  /// Those that are not kept.
  private var missing: Set<String> = []
  private var expiries = Agenda()
  private var nextReminders = Agenda()
  /// The reminders of those that were worked out last, for the answer to what was just recorded. They
  /// hold for as long as the outlook.
  private(set) var freshReminders: [String: [Reminder]] = [:]
  private static let freshAtMost = 64
  /// The latest instant for which one was worked out.
  private var latest = Instant.distantPast
  private var calendars: [Employer: BusinessCalendar] = [:]
  /// How many were worked out.
  private(set) var count = 0

  /// All are to be worked out for these applications.
  func removeAll(for names: some Sequence<String>) {
    kept = [:]
    (listed, coming, underWay) = ([:], [], [])
    missing = Set(names)
    expiries = Agenda()
    nextReminders = Agenda()
    freshReminders = [:]
    calendars = [:]
    latest = .distantPast
  }

  /// One is to be worked out anew, or its application is gone.
  func remove(_ name: String, isGone: Bool = false) {
    kept[name] = nil
    listed[name] = nil
    coming.remove(name)
    underWay.remove(name)
    expiries.set(name, nil)
    nextReminders.set(name, nil)
    freshReminders[name] = nil
    if isGone { missing.remove(name) } else { missing.insert(name) }
  }

  func keep(_ outlook: Outlook, _ reminders: [Reminder], of name: String) {
    count += 1
    latest = max(latest, outlook.from)
    kept[name] = outlook
    missing.remove(name)
    expiries.set(name, outlook.until)
    nextReminders.set(name, outlook.next?.comes, about: outlook.next?.id.description ?? "")
    listed[name] = outlook.urgency
    if outlook.coming.isEmpty { coming.remove(name) } else { coming.insert(name) }
    if outlook.isUnderWay { underWay.insert(name) } else { underWay.remove(name) }
    if freshReminders.count >= Self.freshAtMost { freshReminders = [:] }
    freshReminders[name] = reminders
  }

  /// The outlook of an application as it was kept last.
  subscript(name: String) -> Outlook? { kept[name] }

  /// The outlook of an application, if it is kept and holds.
  func outlook(of name: String, at now: Instant) -> Outlook? {
    kept[name].flatMap { $0.holds(at: now) ? $0 : nil }
  }

  /// The applications whose outlooks are lacking, or hold no more. They have to be kept again.
  func lacking(at now: Instant) -> [String] {
    if now < latest { removeAll(for: Array(missing) + kept.keys) }
    for name in expiries.take(until: now) { remove(name) }
    return missing.sorted()
  }

  /// Of all that are kept the soonest next reminder.
  var nextReminder: NextReminder? { nextReminders.first().flatMap { kept[$0]?.next } }

  /// The calendar of an employer.
  func calendar(of employer: Employer, _ make: () -> BusinessCalendar) -> BusinessCalendar {
    if let calendar = calendars[employer] { return calendar }
    let calendar = make()
    if calendar.zoneProblem == nil { calendars[employer] = calendar }
    return calendar
  }
}
