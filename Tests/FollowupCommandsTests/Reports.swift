import CivilTime
import FollowupCommands
import FollowupCore
import JSON
import Schema

@testable import ControlInterface

/// Reports as a daemon would send them, for the renderer and the commands.
enum Reports {
  static let id = EventID(device: "3f2a9c1e", sequence: 17)

  static func followUp(
    _ application: String = "acme", action: Action = .checkIn, recipient: String? = "Jo Doe",
    channel: Channel? = .email, state: FollowUpState = .held, opens: Instant?, closes: Instant?,
    slots: [(Instant, Instant?)]?, zone: String = "America/New_York", because: [Reason] = reasons,
    expires: Instant? = nil, passOnTo: [String] = [], for phrase: String = "the phone interview",
    at occasion: Instant = Instant("2026-11-20T20:00:00Z")
  ) -> FollowUpReport {
    let json: JSONObject = [
      "application": .string(application), "action": .string(action.rawValue),
      "recipient": recipient.map(JSONValue.string) ?? .null,
      "channel": channel.map { .string($0.rawValue) } ?? .null, "state": .string(state.rawValue),
      "opens": written(opens), "closes": written(closes),
      "slots": slots.map { .array($0.map { ["opens": written($0.0), "closes": written($0.1)] }) }
        ?? .null,
      "zone": .string(zone), "because": .array(because.map(\.json)),
      "expires": written(expires),
      "occasion": [
        "event": .string("\(id)"), "at": written(occasion), "phrase": .string(phrase),
      ],
      "passOnTo": .array(passOnTo.map(JSONValue.string)),
    ]
    return try! FollowUpReport(object: json)
  }

  private static func written(_ instant: Instant?) -> JSONValue {
    instant.map { .string($0.rfc3339) } ?? .null
  }

  static let reasons: [Reason] = [
    Reason(
      .stageWindow, .opens,
      "without an answer, check in from 3 business days after the phone interview on Fri 20 Nov 2026",
      source: .ours, at: Instant("2026-11-25T05:00:00Z")),
    Reason(
      .stageWindow, .closes, "at this stage, check in within 7 days", source: .article,
      at: Instant("2026-11-28T05:00:00Z")),
    Reason(.permission, .note, "Jo Doe may be reached by email", source: .article),
    Reason(
      .hours, .narrows, "business hours are Mon–Fri 09:00–17:00 in America/New_York", source: .ours),
  ]

  static let denial = Reason(
    .permission, .denies, "no permission is recorded to reach Jo Doe by phone", source: .article,
    remedy: Remedy(
      .recordPermission, application: "acme", contact: "jo-doe", channel: .phone))

  /// A check-in that opens on Wednesday and closes on Friday.
  static let held = followUp(
    opens: Instant("2026-11-25T14:00:00Z"), closes: Instant("2026-11-27T22:00:00Z"),
    slots: [
      (Instant("2026-11-25T14:00:00Z"), Instant("2026-11-25T22:00:00Z")),
      (Instant("2026-11-27T14:00:00Z"), Instant("2026-11-27T22:00:00Z")),
    ])

  static let late = followUp(
    "globex", action: .thankYou, recipient: "Ann Lee", state: .late,
    opens: Instant("2026-11-20T20:00:00Z"), closes: Instant("2026-11-21T20:00:00Z"),
    slots: [(Instant("2026-11-21T20:00:00Z"), Instant("2026-11-23T20:00:00Z"))],
    expires: Instant("2026-11-23T20:00:00Z"), passOnTo: ["Bo Hu"])

  static let open = followUp(
    "initech", action: .reply, channel: .phone, state: .open,
    opens: Instant("2026-11-22T13:00:00Z"), closes: Instant("2026-11-23T22:00:00Z"),
    slots: [
      (Instant("2026-11-22T13:00:00Z"), Instant("2026-11-22T22:00:00Z")),
      (Instant("2026-11-23T14:00:00Z"), Instant("2026-11-23T22:00:00Z")),
    ])

  static let paused = followUp(
    "umbrella", state: .paused, opens: Instant("2026-11-20T14:00:00Z"),
    closes: Instant("2026-11-23T22:00:00Z"),
    slots: [
      (Instant("2026-11-20T14:00:00Z"), Instant("2026-11-20T22:00:00Z")),
      (Instant("2026-11-23T14:00:00Z"), Instant("2026-11-23T22:00:00Z")),
    ])

  static let denied = followUp(
    channel: .phone, state: .denied, opens: nil, closes: nil, slots: nil,
    because: [denial] + reasons)

  static let endless = followUp(
    "hooli", action: .connect, channel: .social, state: .open,
    opens: Instant("2026-11-01T13:00:00Z"), closes: nil,
    slots: [(Instant("2026-11-01T13:00:00Z"), nil)])

  static let coming = try! ComingReport(object: [
    "kind": "interview", "application": "acme", "at": "2026-12-10T15:00:00Z",
    "zone": "America/New_York", "text": "phone interview with Jo Doe",
  ])

  static func application(_ name: String = "acme", next: FollowUpReport? = held)
    -> ApplicationReport
  {
    ApplicationReport(
      name: name, company: "Acme Corp", role: "Engineer", zone: "America/New_York",
      zoneIsAssumed: false, channels: [.email], stage: .phone,
      anchor: AnchorReport(
        phrase: "the phone interview", at: Instant("2026-11-20T20:00:00Z")),
      applied: Instant("2026-11-02T14:00:00Z"),
      promise: PromiseReport(
        promise: .by(CivilDate(year: 2026, month: 12, day: 18)!),
        at: Instant("2026-11-20T20:30:00Z"),
        state: .standing),
      contacts: [
        ContactReport(
          contact: "jo-doe", name: "Jo Doe", address: "jo@acme.example",
          addresses: ["jo@acme.example"], may: [.email], never: [],
          permitted: [.email], primary: true),
        ContactReport(
          contact: "ann", name: "Ann", address: nil, may: [], never: [.phone], permitted: [],
          primary: false),
      ],
      interviews: [
        InterviewReport(
          event: id, stage: .phone, at: Instant("2026-11-20T19:00:00Z"),
          ends: Instant("2026-11-20T20:00:00Z"), local: nil, zone: "America/New_York",
          with: ["Jo Doe"], state: .held),
        InterviewReport(
          event: id, stage: .first, at: Instant("2026-11-24T19:00:00Z"),
          ends: Instant("2026-11-24T19:45:00Z"), local: nil, zone: "America/New_York",
          with: [], state: .cancelled),
      ], touches: 1, heard: 2, checkIns: 0, nextFollowUp: next)
  }

  static func event(_ body: EventBody, at: Instant = Instant("2026-11-20T19:00:00Z"))
    -> EventReport
  {
    EventReport(
      Event(id: id, time: at, at: at, application: "acme", body: body),
      employerZone: "America/New_York")
  }

  static let status = StatusReport(
    version: "1.0.0", pid: 42, device: "3f2a9c1e", configFile: "/c.toml",
    configurationState: .inForce, logDirectory: "/log", logState: .recording, socket: "/s",
    zone: "Europe/Berlin", tzVersion: "2026a", events: 9, applications: 2,
    nextWakeUp: Instant("2026-11-25T14:00:00Z"), nextReminder: "acme/check-in/3f2a9c1e/17/opens",
    journal: "journalctl --user -t followupd", desktop: "dunst 1.9",
    holidayLists: [
      .init(
        region: "DE-BY", name: "Bayern", lastYear: 2036, reason: .setting, zone: nil,
        applications: ["acme"]),
      .init(
        region: "GB-ENG", name: "England", lastYear: 2036, reason: .assumed, zone: "Europe/London",
        applications: ["globex"], others: 1),
      .init(
        region: nil, name: nil, lastYear: nil, reason: .ownDates, zone: "Europe/Kyiv",
        applications: ["umbrella"]),
    ], zonesWithoutHolidays: ["UTC"])
}
