import JSON
import SystemPackage
import TestSupport
import Testing

/// One example of the policy: what a log says, and the window that follows from it.
struct WorkedExample: Sendable, CustomTestStringConvertible {
  let name: String
  let zone: String
  var holidays: [String] = []
  /// When each event happened, its kind, and its members as JSON.
  let events: [(at: String, kind: String, members: String)]
  let asOf: String
  var action = "check-in"
  /// Nil if it is not offered, and may not be made any more.
  let opens: String?
  let closes: String?
  var slotCount: Int?
  /// When the application and its contact were recorded.
  var added = "2011-01-03T12:00:00Z"
  var contactAdded = "2011-01-03T12:00:00Z"
  /// What happened at another application, "bolt" in New York.
  var elsewhere: [(at: String, kind: String, members: String)] = []
  /// Whether the shipped lists of holidays are there.
  var knowsHolidays = false
  /// What the reasons say, among other things.
  var because: [String] = []

  var testDescription: String { name }

  var configuration: String {
    let dates = holidays.map { "\"\($0)\"" }.joined(separator: ", ")
    let own = knowsHolidays ? "" : "[holidays]\n\"\(zone)\" = [\(dates)]\n"
    return "[you]\nquiet = \"none\"\n\(own)"
  }

  /// The log as somebody would write it by hand: records without a checksum.
  var log: String {
    let contact = #""contact":"jo","name":"Jo Doe","address":"jo@acme.example","may":["email"]"#
    let beginning = [
      (at: added, kind: "application.added", members: "\"zone\":\"\(zone)\""),
      (at: contactAdded, kind: "contact.added", members: contact),
    ]
    let bolt = (
      at: "2011-01-03T12:00:00Z", kind: "application.added",
      members: "\"zone\":\"America/New_York\""
    )
    let all =
      (beginning + events).map { ("acme", $0) }
      + (elsewhere.isEmpty ? [] : [bolt] + elsewhere).map { ("bolt", $0) }
    return all.enumerated().map { index, entry in
      let (application, event) = entry
      return #"{"v":1,"device":"hand","seq":\#(index + 1),"time":"2027-06-01T00:00:00Z","#
        + #""application":"\#(application)","kind":"\#(event.kind)","at":"\#(event.at)","#
        + "\(event.members)}\n"
    }.joined()
  }
}

private func interview(_ stage: String, _ start: String) -> (String, String, String) {
  (start, "interview.added", "\"stage\":\"\(stage)\"")
}

extension WorkedExample {
  /// Those that the policy is explained by.
  static let explained: [WorkedExample] = [
    WorkedExample(
      name: "a phone interview in New York", zone: "America/New_York",
      events: [interview("phone", "2026-11-20T14:00:00-05:00")], asOf: "2026-11-21T12:00:00Z",
      opens: "2026-11-25T14:00:00Z", closes: "2026-11-27T22:00:00Z", slotCount: 3),
    WorkedExample(
      name: "the same, with a holiday inside", zone: "America/New_York", holidays: ["2026-11-26"],
      events: [interview("phone", "2026-11-20T14:00:00-05:00")], asOf: "2026-11-21T12:00:00Z",
      opens: "2026-11-25T14:00:00Z", closes: "2026-11-27T22:00:00Z", slotCount: 2),
    WorkedExample(
      name: "a first interview, a week later at the latest", zone: "America/New_York",
      holidays: ["2026-11-26"], events: [interview("first", "2026-11-23T11:00:00-05:00")],
      asOf: "2026-11-24T12:00:00Z", opens: "2026-11-30T14:00:00Z", closes: "2026-12-01T22:00:00Z"),
    WorkedExample(
      name: "a second interview, across a change of the clocks", zone: "Europe/Berlin",
      events: [interview("second", "2027-03-22T10:00:00+01:00")], asOf: "2027-03-23T12:00:00Z",
      opens: "2027-03-29T07:00:00Z", closes: "2027-04-01T15:00:00Z"),
    WorkedExample(
      name: "a promised date", zone: "Europe/Berlin",
      events: [
        interview("phone", "2026-12-16T09:00:00+01:00"),
        ("2026-12-16T10:00:00+01:00", "promise.recorded", #""by":"2026-12-18""#),
      ], asOf: "2026-12-17T12:00:00Z", opens: "2026-12-22T08:00:00Z",
      closes: "2026-12-25T16:00:00Z"),
    WorkedExample(
      name: "the same, with holidays at its end", zone: "Europe/Berlin",
      holidays: ["2026-12-25", "2026-12-26"],
      events: [
        interview("phone", "2026-12-16T09:00:00+01:00"),
        ("2026-12-16T10:00:00+01:00", "promise.recorded", #""by":"2026-12-18""#),
      ], asOf: "2026-12-17T12:00:00Z", opens: "2026-12-22T08:00:00Z",
      closes: "2026-12-28T16:00:00Z"),
    WorkedExample(
      name: "a thank-you by e-mail", zone: "America/New_York",
      events: [interview("phone", "2026-11-20T16:30:00-05:00")], asOf: "2026-11-20T23:00:00Z",
      action: "thank-you", opens: "2026-11-20T22:30:00Z", closes: "2026-11-21T22:30:00Z"),
    WorkedExample(
      name: "a gracious note after a no on a Saturday", zone: "Europe/London",
      events: [("2026-11-21T12:00:00Z", "outcome.recorded", #""outcome":"rejected""#)],
      asOf: "2026-11-21T13:00:00Z", action: "gracious-note", opens: "2026-11-23T09:00:00Z",
      closes: "2026-11-24T17:00:00Z"),
    WorkedExample(
      name: "an invitation to ask from a date on", zone: "Europe/Berlin",
      events: [
        interview("phone", "2026-12-14T09:00:00+01:00"),
        (
          "2026-12-17T10:00:00+01:00", "touch.sent",
          #""action":"check-in","channel":"email","contact":"jo""#
        ),
        ("2026-12-17T15:00:00+01:00", "promise.recorded", #""from":"2026-12-21""#),
      ], asOf: "2026-12-18T12:00:00Z", opens: "2026-12-21T08:00:00Z",
      closes: "2026-12-28T16:00:00Z"),
  ]

  private static let offer = (
    "2026-11-25T15:00:00-05:00", "outcome.recorded", #""outcome":"offer","until":"2026-12-04""#
  )

  /// Those about offers, calls, late beginnings and holidays that are known.
  static let further: [WorkedExample] = [
    WorkedExample(
      name: "a decision about an offer, after it was acknowledged", zone: "America/New_York",
      events: [
        offer, ("2026-11-25T16:00:00-05:00", "touch.sent", #""action":"reply","contact":"jo""#),
      ], asOf: "2026-11-26T12:00:00Z", action: "decision", opens: "2026-11-25T20:00:00Z",
      closes: "2026-12-04T22:00:00Z", slotCount: 1),
    WorkedExample(
      name: "news of an offer elsewhere, the day after a check-in", zone: "Europe/Berlin",
      events: [
        interview("first", "2026-11-16T10:00:00+01:00"),
        (
          "2026-11-24T10:00:00+01:00", "touch.sent",
          #""action":"check-in","channel":"email","contact":"jo""#
        ),
      ], asOf: "2026-11-25T21:00:00Z", action: "offer-news", opens: "2026-11-25T20:00:00Z",
      closes: "2026-11-27T23:00:00Z", slotCount: 1, elsewhere: [offer]),
    WorkedExample(
      name: "a check-in whose last slot is past when the contact is recorded",
      zone: "Europe/Berlin", events: [], asOf: "2026-11-28T12:00:00Z", opens: nil, closes: nil,
      added: "2026-11-02T12:00:00+01:00", contactAdded: "2026-11-28T10:00:00+01:00"),
    WorkedExample(
      name: "a recruiter rang on a Friday evening, and asks to be called back",
      zone: "Europe/Berlin",
      events: [
        (
          "2026-11-27T17:10:00+01:00", "message.heard",
          #""channel":"phone","contact":"jo","asks":true"#
        )
      ], asOf: "2026-11-27T17:00:00Z", action: "reply", opens: "2026-11-27T16:10:00Z",
      closes: "2026-11-30T16:00:00Z", slotCount: 2),
    WorkedExample(
      name: "Easter in a region that is assumed", zone: "Europe/London",
      events: [interview("phone", "2027-03-25T10:00:00Z")], asOf: "2027-03-26T12:00:00Z",
      opens: "2027-04-01T08:00:00Z", closes: "2027-04-01T16:00:00Z", slotCount: 1,
      knowsHolidays: true, because: ["Good Friday", "Easter Monday"]),
  ]

  /// As many again, where a calendar is at its most awkward.
  static let awkward: [WorkedExample] = [
    WorkedExample(
      name: "half an hour off", zone: "Asia/Kolkata",
      events: [interview("phone", "2026-11-02T17:00:00+05:30")], asOf: "2026-11-03T12:00:00Z",
      opens: "2026-11-05T03:30:00Z", closes: "2026-11-09T11:30:00Z"),
    WorkedExample(
      name: "45 minutes off", zone: "Asia/Kathmandu",
      events: [interview("first", "2026-11-05T10:00:00+05:45")], asOf: "2026-11-06T12:00:00Z",
      opens: "2026-11-11T03:15:00Z", closes: "2026-11-13T11:15:00Z"),
    WorkedExample(
      name: "the end of a southern summer", zone: "Australia/Adelaide",
      events: [interview("second", "2027-04-01T09:00:00+10:30")], asOf: "2027-04-02T12:00:00Z",
      opens: "2027-04-07T23:30:00Z", closes: "2027-04-09T07:30:00Z"),
    WorkedExample(
      name: "a day of 25 hours by the clock is 24 hours long", zone: "America/New_York",
      events: [interview("phone", "2026-10-31T19:00:00-04:00")], asOf: "2026-11-01T12:00:00Z",
      action: "thank-you", opens: "2026-11-01T00:00:00Z", closes: "2026-11-02T00:00:00Z"),
    WorkedExample(
      name: "a zone that went without a Friday", zone: "Pacific/Apia",
      events: [interview("phone", "2011-12-28T09:00:00-10:00")], asOf: "2011-12-29T22:00:00Z",
      opens: "2012-01-01T19:00:00Z", closes: "2012-01-04T03:00:00Z"),
    WorkedExample(
      name: "holidays that empty a window", zone: "Europe/Berlin",
      holidays: ["2026-12-21", "2026-12-22", "2026-12-23", "2026-12-24", "2026-12-25"],
      events: [interview("second", "2026-12-14T09:00:00+01:00")], asOf: "2026-12-15T12:00:00Z",
      opens: "2026-12-28T08:00:00Z", closes: "2026-12-28T16:00:00Z", slotCount: 1),
    WorkedExample(
      name: "an interview that ends after midnight", zone: "America/New_York",
      events: [interview("phone", "2026-11-18T23:30:00-05:00")], asOf: "2026-11-19T17:00:00Z",
      opens: "2026-11-24T14:00:00Z", closes: "2026-11-26T22:00:00Z"),
    WorkedExample(
      name: "a promise from before the last interview", zone: "America/New_York",
      events: [
        ("2026-11-17T20:00:00-05:00", "promise.recorded", #""by":"2026-11-27""#),
        interview("phone", "2026-11-18T11:00:00-05:00"),
      ], asOf: "2026-11-19T17:00:00Z", opens: "2026-11-23T14:00:00Z",
      closes: "2026-11-25T22:00:00Z"),
    WorkedExample(
      name: "two interviews at one employer", zone: "America/New_York",
      events: [
        interview("second", "2026-11-16T11:00:00-05:00"),
        interview("phone", "2026-11-19T11:00:00-05:00"),
      ], asOf: "2026-11-20T17:00:00Z", opens: "2026-11-26T14:00:00Z",
      closes: "2026-11-27T22:00:00Z"),
  ]
}

@Suite("The policy's examples, through the real programs")
struct WorkedExampleTests {
  @Test(
    "next gives the window, why its reasons, and check agrees at its edges",
    arguments: WorkedExample.explained + WorkedExample.further + WorkedExample.awkward)
  func window(_ example: WorkedExample) async throws {
    try await Workspace.open(configuration: example.configuration) { workspace in
      var workspace = workspace
      if example.knowsHolidays {
        workspace.environment["FOLLOWUP_HOLIDAYS"] =
          Programs.repository.appending("config/holidays").string
      }
      try workspace.log.makeFolder()
      try workspace.log.appending("hand.jsonl").write(example.log)
      try await workspace.withDaemon { [workspace] _ in
        let found = try await followUps(of: example, in: workspace)
        guard let opens = example.opens else {
          #expect(found.isEmpty)
          return try await expectCheck(example, at: example.asOf, ends: 4, in: workspace)
        }
        let followUp = try #require(found.count == 1 ? found.first : nil)
        #expect(followUp["opens"]?.stringValue == opens)
        #expect(followUp["closes"]?.stringValue == example.closes)
        if let count = example.slotCount {
          #expect(followUp["slots"]?.arrayValue?.count == count)
        }
        let reasons = (followUp["because"]?.arrayValue ?? []).compactMap {
          $0.objectValue?["text"]?.stringValue
        }
        for text in example.because { #expect(reasons.contains { $0.contains(text) }, "\(text)") }
        try await expectCheck(example, at: opens, ends: 0, in: workspace)
      }
    }
  }

  private func expectCheck(
    _ example: WorkedExample, at instant: String, ends status: Int32, in workspace: Workspace
  ) async throws {
    let check = ["check", "acme", example.action, "--at", instant]
    #expect(try await workspace.run(check).status == .exited(status))
  }

  private func followUps(
    of example: WorkedExample, in workspace: Workspace
  ) async throws -> [JSONObject] {
    let answer = try await workspace.followupctl(
      "next", "acme", "--as-of", example.asOf, "--json")
    let object = try JSONReader.parse(Array(answer.stdout.utf8), limits: JSONLimits()).objectValue
    return (object?["followUps"]?.arrayValue ?? []).compactMap(\.objectValue)
      .filter { $0["action"]?.stringValue == example.action }
  }
}
