import CivilTime
import CommandLines
import ControlInterface
import FollowupCore
import Holidays
import JSON
import Schema
import SimulatedDisk
import Testing
import Varlink
import When

@testable import FollowupRuntime

/// What the daemon answers to a command besides what was recorded.
@Suite struct AnswerTests {
  /// Tuesday 24 November 2026, 15:00 in Berlin.
  private let host = FakeHost(try! Instant(rfc3339: "2026-11-24T14:00:00Z"))
  private let runtime: Runtime
  private let service: ControlService

  init() throws {
    host.configure("[you]\nzone = \"Europe/Berlin\"\n")
    runtime = try host.start(FakeOutlet())
    service = ControlService(
      driver: runtime.driver, toneNotes: { _ in [] }, status: { fatalError("it is not asked for") },
      reload: { fatalError("it is not asked for") },
      acceptLog: { fatalError("it is not asked for") }, exportCalendar: { _ in { "" } },
      mailStopped: { _ in })
    _ = try record(
      .applicationAdded(ApplicationAdded(ApplicationFields(zone: "America/New_York"))),
      at: "2026-11-16")
    _ = try record(
      .contactAdded(
        ContactAdded(
          ContactFields(
            contact: "", name: "Jo Doe", address: "jo@acme.example", may: [.email, .social]))))
  }

  private func call<Method: ControlMethod>(
    _ method: Method.Type, _ request: Method.Request
  ) throws -> Method.Reply {
    var answer: Result<ControlAnswer, VarlinkError>?
    service.answer(Method.name, request.setMembers) { answer = $0 }
    host.settle()
    return try Method.Reply(object: try #require(answer).get().whole)
  }

  private func answer(_ method: String, _ parameters: JSONObject) throws -> ControlAnswer {
    var answer: Result<ControlAnswer, VarlinkError>?
    service.answer(method, parameters) { answer = $0 }
    return try #require(answer).get()
  }

  private func record(
    _ body: EventBody, for name: String = "acme", at when: String? = nil
  ) throws -> RecordMethod.Reply {
    let event = EventRequest(
      application: name, at: try when.map { try When($0) }, body: body, times: [:])
    return try call(RecordMethod.self, .init(events: [event]))
  }

  private func interview(_ stage: Stage, at when: String) throws -> RecordMethod.Reply {
    try record(.interviewAdded(InterviewAdded(stage: stage)), at: when)
  }

  private func refusal(_ body: () throws -> Void) -> RequestError? {
    do { try body() } catch let error as VarlinkError { return RequestError(error) } catch {}
    return nil
  }

  @Test func `while a record waits for the disk, a question is put off, and another record is not`()
    throws
  {
    let message = EventRequest(
      application: "acme", at: nil, body: .messageHeard(MessageHeard(channel: .email)), times: [:])
    let request = RecordMethod.Request(events: [message])
    var isAnswered = false
    #expect(!service.isPutOff(CheckMethod.name))
    service.answer(RecordMethod.name, request.setMembers) { _ in isAnswered = true }
    #expect(!isAnswered)
    #expect(service.isPutOff(CheckMethod.name))
    for name in [RecordMethod.name, SkipMethod.name, SnoozeMethod.name, UndoMethod.name] {
      #expect(!service.isPutOff(name))
    }
    host.settle()
    #expect(isAnswered)
    #expect(!service.isPutOff(CheckMethod.name))
  }

  @Test
  func `which reminders come of an interview and of an offer is answered, each with its time`()
    throws
  {
    let interview = try interview(.phone, at: "2026-12-01 10:00")
    #expect(interview.reminders.map(\.reminder.phase) == [.ask, .record])
    #expect(
      interview.reminders.map(\.at.rfc3339) == ["2026-12-01T14:00:00Z", "2026-12-01T16:15:00Z"])
    #expect(interview.reminders.map(\.zone) == ["America/New_York", "America/New_York"])
    let offer = try record(.outcomeRecorded(OutcomeRecorded(.offer)))
    #expect(offer.reminders.contains { $0.reminder.action == .decision })
    let moved = try record(
      .interviewMoved(InterviewMoved(stage: .phone)), at: "2026-12-02 10:00")
    #expect(moved.reminders == [], "after an offer no interview has reminders")
  }

  @Test(arguments: [nil, "acme"], [nil, "2026-11-24 15:00"])
  func `that one message does for another application, too, is said of one as of all`(
    name: String?, asOf: String?
  ) throws {
    _ = try record(
      .applicationAdded(ApplicationAdded(ApplicationFields(zone: "America/New_York"))),
      for: "bolt", at: "2026-11-16")
    _ = try record(
      .contactAdded(
        ContactAdded(
          ContactFields(contact: "", name: "Jo Doe", address: "jo@acme.example", may: [.email]))),
      for: "bolt")
    let request = ListFollowUpsMethod.Request(
      application: name, asOf: try asOf.map { try When($0) })
    let followUp = try #require(
      try call(ListFollowUpsMethod.self, request).followUps.first { $0.application == "acme" })
    #expect(followUp.action == .checkIn && followUp.alongWith == ["bolt"])
  }

  @Test func `the events of what was deleted are still listed by its name`() throws {
    _ = try interview(.phone, at: "2026-12-01 10:00")
    _ = try call(UndoMethod.self, .init(application: "acme"))
    let events = try call(ListEventsMethod.self, .init(application: "acme")).events
    #expect(events.count == 4 && events.filter { $0.undoneBy != nil }.count == 3)
    #expect(
      refusal { _ = try call(ListEventsMethod.self, .init(application: "acm")) }
        == .unknownApplication(name: "acm", nearest: nil))
  }

  @Test func `of two interviews, each is named by both clocks and with the command that means it`()
    throws
  {
    _ = try interview(.phone, at: "2026-12-01 10:00")
    _ = try interview(.phone, at: "2026-12-03 18:30")
    let error = refusal {
      _ = try record(.interviewMoved(InterviewMoved(stage: .phone)), at: "2026-12-08 10:00")
    }
    guard case .invalidEvent(0, let message, let remedies)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(
      message
        == "\"acme\" has a phone interview on Tue 1 Dec 2026 10:00 EST (Tue 16:00 CET your time) and "
        + "on Thu 3 Dec 2026 18:30 EST (Fri 00:30 CET your time); say from which time.")
    #expect(
      remedies.map(\.words.text) == [
        "followupctl move acme phone --at WHEN --from \"2026-12-01 10:00\"",
        "followupctl move acme phone --at WHEN --from \"2026-12-03 18:30\"",
      ])
  }

  @Test func `each follow-up that is snoozed is told from the others by its interview`() throws {
    for (stage, when, name) in [
      (Stage.first, "2026-11-24 06:00", "Ann Lee <ann@acme.example>"),
      (.second, "2026-11-24 07:30", "jo"),
    ] {
      _ = try record(.interviewAdded(InterviewAdded(stage: stage, with: [name])), at: when)
    }
    let reply = try call(
      SnoozeMethod.self,
      .init(application: "acme", action: .thankYou, until: try When("+2h")))
    #expect(
      reply.events.map(\.subject) == [
        "the first interview with Ann Lee", "the second interview with Jo Doe",
      ])
    #expect(
      reply.events.first.flatMap {
        $0.body.payload?.sentence(about: $0.subject ?? "") { _ in "then" }
      }
        == "thank-you after the first interview with Ann Lee snoozed until then")
  }

  @Test func `to add a name that is there names the command that changes it`() throws {
    let error = refusal {
      _ = try record(.applicationAdded(ApplicationAdded(ApplicationFields(zone: "Europe/London"))))
    }
    guard case .invalidEvent(_, let message, let remedies)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(message.hasPrefix("There is an application \"acme\" already, with another zone"))
    #expect(remedies.map(\.words.text) == ["followupctl change acme --OPTION VALUE"])
    #expect(
      refusal { _ = try record(.mistakeNoted(MistakeNoted(text: " "))) }
        == .invalidEvent(index: 0, message: "The text of the mistake is empty."))
  }

  @Test func `what has no reminder cannot be snoozed, and the way to be rid of it is named`() throws
  {
    let error = refusal {
      _ = try call(
        SnoozeMethod.self,
        .init(application: "acme", action: .connect, until: try When("+2h")))
    }
    guard case .noSuchFollowUp(let message, let remedies)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(message.hasPrefix("No reminder comes of a connection request"))
    #expect(remedies.map(\.words.text) == ["followupctl skip acme connect"])
  }

  @Test func `a deadline that is a date is another instant in another zone, which is said`() throws
  {
    _ = try record(
      .outcomeRecorded(
        OutcomeRecorded(.offer, until: .date(CivilDate(year: 2026, month: 12, day: 4)!))))
    let changed = try record(
      .applicationChanged(ApplicationChanged(ApplicationFields(zone: "Europe/London"))))
    #expect(
      changed.warnings.map(\.text) == [
        "The date by which their offer ends stays: Fri 4 Dec 2026 17:00 EST was meant, now Fri 4 Dec "
          + "2026 17:00 GMT (Fri 18:00 CET your time)."
      ])
    let back = try record(
      .applicationChanged(ApplicationChanged(ApplicationFields(takenBack: [.zone]))))
    #expect(back.warnings.map(\.text).first?.hasSuffix("Fri 4 Dec 2026 17:00 CET.") == true)
  }

  @Test func `what a check-in waits for is explained while they wait for an answer`() throws {
    let heard = try record(
      .messageHeard(MessageHeard(channel: .email, asks: true)), at: "2026-11-17")
    let explained = try call(ExplainMethod.self, .init(application: "acme", action: .checkIn))
    let checkIn = try #require(explained.followUps.first)
    #expect(heard.events.map(\.id).contains(checkIn.occasion.event))
    #expect(checkIn.state == .held && checkIn.occasion.at == host.time)
  }

  @Test func `what would help is said in the journal, and is data in the refusal`() throws {
    host.disk.impair("desk.jsonl", by: .older)
    runtime.pollLog()
    let error = refusal { _ = try record(.noteAdded(NoteAdded(text: "kind"))) }
    guard case .notRecording(let message, let remedies)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!message.contains("followupctl") && remedies == [Remedy(.acceptLog)])
    #expect(
      host.takeSaid().contains {
        $0.hasSuffix("To take the file as it is now: followupctl log --accept.")
      })
  }

  @Test func `the clock may be set back while something is recorded`() throws {
    host.setsClockBack = .hours(3)
    let note = try record(.noteAdded(.init(text: "Quick answers.")))
    #expect(note.events.map(\.at.rfc3339) == ["2026-11-24T14:00:00Z"])
    host.setsClockBack = .hours(3)
    let heard = EventRequest(
      application: "acme", body: .messageHeard(.init(channel: .email, contact: "jo-doe")))
    #expect(throws: Never.self) { try call(RecordMethod.self, .init(events: [heard])) }
  }

  @Test func `what is asked about many applications is worked out in steps`() throws {
    for number in 1...40 {
      _ = try record(.applicationAdded(ApplicationAdded(ApplicationFields())), for: "n\(number)")
      _ = try record(
        .interviewAdded(InterviewAdded(stage: .phone)), for: "n\(number)", at: "2026-12-01 10:00")
    }
    let then: JSONValue = "2026-11-24T14:00:00Z"
    let questions: [(String, JSONObject)] = [
      (ListFollowUpsMethod.name, [:]), (ListFollowUpsMethod.name, ["asOf": then]),
      (ListTimelinesMethod.name, ["all": true]), (GetFiguresMethod.name, [:]),
    ]
    for (method, parameters) in questions {
      guard case .pending(let step) = try answer(method, parameters) else {
        Issue.record("\(method) is answered at once.")
        continue
      }
      #expect(step() == nil, "\(method)")
    }
    let now = try call(ListFollowUpsMethod.self, .init())
    #expect(now.coming.count { $0.kind == .interview } == 40)
    let same = try call(ListFollowUpsMethod.self, .init(asOf: When("2026-11-24T14:00:00Z")))
    #expect(same.followUps == now.followUps && same.coming == now.coming)
    #expect(try call(ListTimelinesMethod.self, .init(all: true)).timelines.count == 41)
    #expect(try call(GetFiguresMethod.self, .init()).figures.underWay == 41)
    let events = try call(ListEventsMethod.self, .init()).events
    #expect(events.count == runtime.engine.eventCount)
    #expect(try call(ListEventsMethod.self, .init(limit: 50)).events == events.suffix(50))
  }
}
