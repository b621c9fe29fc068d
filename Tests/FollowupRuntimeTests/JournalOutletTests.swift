import CivilTime
import Testing

@testable import FollowupCore
@testable import FollowupRuntime

/// What becomes of reminders while the journal takes nothing.
@Suite struct JournalOutletTests {
  private let journal = FullJournal()
  private let owner = Listener()
  private let outlet: JournalOutlet

  init() {
    outlet = JournalOutlet(journal)
    outlet.owner = owner
  }

  @Test func `a reminder that finds the journal full is told once there is room`() {
    outlet.tell([.example])
    #expect(outlet.problem?.contains("1 reminder waits") == true)
    journal.isFull = false
    journal.onRoom()
    #expect(owner.told == [])
    journal.answer(nil)
    #expect(owner.told == [Notice.example.reminder.id])
    #expect(outlet.problem == nil)
  }

  @Test func `a refusal is a problem until the journal takes the next reminder`() {
    journal.isFull = false
    outlet.tell([.example])
    journal.answer("It is too long.")
    #expect(outlet.problem == "The journal refused a reminder: It is too long.")
    #expect(owner.told == [Notice.example.reminder.id])
    outlet.tell([.example])
    journal.answer(nil)
    #expect(outlet.problem == nil)
  }
}

extension Notice {
  /// A thank-you that opens.
  fileprivate static var example: Notice {
    let now = Instant(microsecondsSinceEpoch: 0)
    return Notice(
      reminder: Reminder(
        id: ReminderID("acme/thank-you/abcd/1/opens")!, due: now, comes: now,
        message: "acme: thank-you", followUp: nil, isSettled: false),
      isLate: false)
  }
}

private final class FullJournal: ReminderJournal {
  var onRoom: () -> Void = {}
  var isFull = true
  private var completions: [(String?) -> Void] = []

  func write(_ notice: Notice, completion: @escaping (String?) -> Void) -> Bool {
    if !isFull { completions.append(completion) }
    return !isFull
  }

  func answer(_ refusal: String?) { completions.removeFirst()(refusal) }
}

private final class Listener: OutletOwner {
  let engine = Engine(policy: Policy(), zones: ZoneDatabase(), systemZone: .utc)
  var told: [ReminderID] = []

  func now() -> Instant { Instant(microsecondsSinceEpoch: 0) }
  func told(_ reminder: ReminderID, by outlet: any Outlet) { told.append(reminder) }
  func perform(_ action: CardAction, on reminders: [Reminder]) {}
}
