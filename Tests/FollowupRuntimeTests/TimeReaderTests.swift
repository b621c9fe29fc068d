import CivilTime
import ControlInterface
import FollowupCore
import Testing
import Varlink
import When

@testable import FollowupRuntime

/// The times of requests are read in the zone of the application that they are about.
struct TimeReaderTests {
  /// Sunday 22 November 2026, 09:00 in New York and 15:00 in Berlin.
  private static let now = try! Instant(rfc3339: "2026-11-22T14:00:00Z")

  /// The user is in Berlin, acme in New York, bolt where employers are unless they say otherwise.
  private func reader(employerZone: String? = nil) -> TimeReader {
    let zones = ZoneDatabase()
    var policy = Policy()
    policy.employerZone = employerZone
    var engine = Engine(
      policy: policy, zones: zones, systemZone: try! zones.zone(named: "Europe/Berlin"))
    let added = [("acme", "America/New_York"), ("bolt", nil)].enumerated().map {
      index, application in
      Event(
        id: EventID(device: "a", sequence: index + 1), time: Self.now, at: Self.now - .days(30),
        application: application.0,
        body: .applicationAdded(
          ApplicationAdded(ApplicationFields(company: "X", zone: application.1))))
    }
    _ = engine.step(.events(added), at: Self.now)
    return TimeReader(engine, at: Self.now)
  }

  private func draft(
    _ body: EventBody, of application: String = "acme", at: String? = nil,
    times: [String: String] = [:], employerZone: String? = nil
  ) throws -> EventDraft {
    var reader = reader(employerZone: employerZone)
    return try reader.draft(
      of: EventRequest(
        application: application, at: at.map { try When($0) }, body: body,
        times: times.mapValues { try When($0) }), index: 0, again: false)
  }

  @Test(
    "A question's time is read in the application's zone, else in the user's",
    arguments: [
      ("acme", "2026-11-27T14:00:00Z"), ("ac", "2026-11-27T14:00:00Z"),
      ("bolt", "2026-11-27T08:00:00Z"), (nil, "2026-11-27T08:00:00Z"),
    ] as [(String?, String)])
  func questions(application: String?, instant: String) throws {
    let read = try reader().instant(
      When("fri 9:00"), for: .coming, of: application, parameter: "asOf")
    #expect(read?.rfc3339 == instant)
  }

  @Test func `What happened is the last, an interview the coming`() throws {
    let heard = EventBody.messageHeard(MessageHeard())
    #expect(try draft(heard, at: "fri 9:00").at.rfc3339 == "2026-11-20T14:00:00Z")
    #expect(try draft(heard).at == Self.now)
    let interview = EventBody.interviewAdded(InterviewAdded(stage: .phone))
    #expect(try draft(interview, at: "fri 9:00").at.rfc3339 == "2026-11-27T14:00:00Z")
  }

  @Test func `What they said on Monday counts from Monday`() throws {
    let body = EventBody.promiseRecorded(.by(.latest))
    let said = try draft(body, at: "mon 10:00", times: ["by": "fri"])
    #expect(said.body == .promiseRecorded(.by(CivilDate(year: 2026, month: 11, day: 20)!)))
    let now = try draft(body, times: ["by": "fri"])
    #expect(now.body == .promiseRecorded(.by(CivilDate(year: 2026, month: 11, day: 27)!)))
  }

  @Test(
    "A weekday whose business hours are over is that of next week, where a date is meant",
    arguments: [
      ("2026-11-20 16:59", "2026-11-20"), ("2026-11-20 17:00", "2026-11-27"),
      ("2026-11-20 18:00", "2026-11-27"), ("2026-11-21 09:00", "2026-11-27"),
    ])
  func dayIsOver(said: String, means: String) throws {
    let date = try CivilDate(iso8601: means)
    let offer = EventBody.outcomeRecorded(OutcomeRecorded(.offer))
    #expect(
      try draft(offer, at: said, times: ["until": "fri"]).body
        == .outcomeRecorded(OutcomeRecorded(.offer, until: .date(date))))
    let promise = EventBody.promiseRecorded(.by(.latest))
    #expect(try draft(promise, at: said, times: ["by": "fri"]).body == .promiseRecorded(.by(date)))
  }

  @Test func `When an application was made lies in the past`() throws {
    let body = EventBody.applicationChanged(
      ApplicationChanged(ApplicationFields(), applied: .distantFuture))
    for (text, instant) in [
      ("fri", "2026-11-20T05:00:00Z"), ("10 nov 15:00", "2026-11-10T20:00:00Z"),
      ("2026-11-10", "2026-11-10T05:00:00Z"),
    ] {
      let applied = try Instant(rfc3339: instant)
      #expect(
        try draft(body, times: ["applied": text]).body
          == .applicationChanged(ApplicationChanged(ApplicationFields(), applied: applied)))
    }
  }

  @Test func `A deadline is a date, or an instant with a time`() throws {
    let offer = EventBody.outcomeRecorded(OutcomeRecorded(.offer))
    let date = CivilDate(year: 2026, month: 12, day: 4)!
    #expect(
      try draft(offer, times: ["until": "4 dec"]).body
        == .outcomeRecorded(OutcomeRecorded(.offer, until: .date(date))))
    let instant = try Instant(rfc3339: "2026-12-04T22:00:00Z")
    #expect(
      try draft(offer, times: ["until": "4 dec 17:00"]).body
        == .outcomeRecorded(OutcomeRecorded(.offer, until: .instant(instant))))
  }

  @Test func `A new application's time is read in its own zone, or in that of employers`() throws {
    func added(_ zone: String?) -> EventBody {
      .applicationAdded(ApplicationAdded(ApplicationFields(company: "New", zone: zone)))
    }
    let london = try draft(added("Europe/London"), of: "new", at: "yesterday 9:00")
    #expect(london.at.rfc3339 == "2026-11-21T09:00:00Z")
    let employer = try draft(
      added(nil), of: "new", at: "yesterday 9:00", employerZone: "America/New_York")
    #expect(employer.at.rfc3339 == "2026-11-21T14:00:00Z")
    let mine = try draft(added(nil), of: "new", at: "yesterday 9:00")
    #expect(mine.at.rfc3339 == "2026-11-21T08:00:00Z")
  }

  @Test func `An interview keeps the local time that was said, unless a zone followed`() throws {
    let interview = EventBody.interviewAdded(InterviewAdded(stage: .phone))
    func local(_ at: String) throws -> CivilDateTime? {
      guard case .interviewAdded(let added) = try draft(interview, at: at).body else { return nil }
      return added.local
    }
    #expect(try local("fri 9:00")?.description == "2026-11-27 09:00")
    #expect(try local("fri 9:00 mine") == nil)
    #expect(try local("2026-11-27T14:00:00Z") == nil)
  }

  @Test func `A text that means no time names the parameter and repeats it`() throws {
    let interview = EventBody.interviewAdded(InterviewAdded(stage: .phone))
    let error = #expect(throws: VarlinkError.self) { try draft(interview, at: "fri") }
    #expect(
      error.flatMap { RequestError($0) }
        == .invalidTime(
          parameter: "events[0].at",
          message: "\"fri\" names no time of day. Write for example \"fri 15:00\"."))
    let promise = EventBody.promiseRecorded(.by(.latest))
    let date = #expect(throws: VarlinkError.self) {
      try draft(promise, times: ["by": "fri 9:00"])
    }
    guard case .invalidTime("events[0].by", let message)? = date.flatMap({ RequestError($0) })
    else {
      Issue.record("\(String(describing: date))")
      return
    }
    #expect(message.hasPrefix("\"fri 9:00\" is not a date alone."))
  }
}
