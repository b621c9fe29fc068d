import CivilTime
import FollowupCore
import Testing

@testable import EventLog

@Suite("A record")
struct RecordTests {
  private func event(
    _ body: EventBody, recorded: Instant? = nil, continues: Bool = false
  ) -> Event {
    Event(
      id: EventID(device: "desk", sequence: 17), time: noon, recorded: recorded,
      at: noon - .hours(1), application: "acme", body: body, isContinued: continues)
  }

  @Test("of every kind is read back as it was written", arguments: everyBody)
  func roundTrip(body: EventBody) throws {
    for continues in [false, true] {
      let written = event(body, recorded: noon - .seconds(3), continues: continues)
      let line = Record.line(written, after: 16)
      let record = try Record(line.dropLast())
      #expect(record.event == written)
      #expect(record.continues == continues)
      #expect(!record.isHandWritten)
      #expect(record.unknown == nil)
      #expect(line.filter { $0 == UInt8(ascii: "\n") }.count == 1)
      #expect(line.last == UInt8(ascii: "\n"))
    }
  }

  @Test("has its envelope first, its kind's fields after it, and its checksum last")
  func layout() {
    let body = EventBody.interviewAdded(
      InterviewAdded(stage: .phone, durationMinutes: 45, with: ["jo"]))
    let start =
      #"{"v":1,"device":"desk","seq":17,"time":"2026-11-20T12:00:00Z","application":"acme","#
      + #""kind":"interview.added","at":"2026-11-20T11:00:00Z","stage":"phone","#
      + #""durationMinutes":45,"with":["jo"]"#
    let line = Record.line(event(body), after: 16)
    #expect(String(decoding: line, as: UTF8.self) == sealed(start) + "\n")
  }

  @Test("says what the clock was only where it was not the time, and no empty application")
  func optionalMembers() {
    let plain = Event(
      id: EventID(device: "desk", sequence: 1), time: noon, at: noon, application: "",
      body: .mistakeNoted(MistakeNoted(text: "")))
    let text = String(decoding: Record.line(plain, after: 0), as: UTF8.self)
    #expect(!text.contains("clock") && !text.contains("application") && !text.contains("more"))
    let late = Record.line(
      event(plain.body, recorded: noon - .days(1), continues: true), after: 16)
    let lateText = String(decoding: late, as: UTF8.self)
    #expect(lateText.contains(#""clock":"2026-11-19T12:00:00Z","more":true,"#))
  }

  @Test("says after which number it comes if that is not the one below its own")
  func gap() throws {
    let line = Record.line(event(everyBody[0]), after: 4)
    #expect(String(decoding: line, as: UTF8.self).contains(#","after":4,"#))
    let record = try Record(line.dropLast())
    #expect(record.follows(4) && record.follows(16) && !record.follows(5))
  }

  @Test("with any one byte changed is refused")
  func everyMutation() throws {
    let line = Record.line(event(everyBody[0], continues: true), after: 16).dropLast()
    for index in line.indices {
      for bit in 0..<8 {
        var mutated = Array(line)
        mutated[index] ^= 1 << bit
        let record = try? Record(mutated[...])
        #expect(record == nil, "bit \(bit) of byte \(index)")
      }
      var shorter = Array(line)
      shorter.remove(at: index)
      let record = try? Record(shorter[...])
      #expect(record == nil, "without byte \(index)")
    }
  }

  @Test("that a person wrote has no checksum, and may leave out when it happened")
  func handWritten() throws {
    let text =
      #"{ "kind":"mistake.noted", "text":"oops", "v":1, "device":"desk", "seq":3, "#
      + #""time":"2026-11-20T13:00:00+01:00", "application":"acme" }"#
    let record = try Record(Array(text.utf8)[...])
    #expect(record.isHandWritten)
    #expect(record.event.id == EventID(device: "desk", sequence: 3))
    #expect(record.event.time == noon)
    #expect(record.event.at == noon)
    #expect(record.event.text == "oops")
  }

  @Test(
    "is refused where it is not one",
    arguments: [
      ("", "JSON"), ("[]", "object"), ("{}", #""v""#), (#"{"v":1}"#, #""device""#),
      (#"{"v":0,"device":"d","seq":1}"#, #""v""#), (#"{"v":"1"}"#, #""v""#),
      (#"{"v":1.0}"#, #""v""#),
      (#"{"v":1,"device":"a/b","seq":1}"#, "device's name"),
      (#"{"v":1,"device":"d","seq":0}"#, #""seq""#),
      (#"{"v":1,"device":"d","seq":"1"}"#, #""seq""#),
      (#"{"v":1,"device":"d","seq":9223372036854775807}"#, #""seq""#),
      (#"{"v":1,"device":"d","seq":1}"#, #""time""#),
      (#"{"v":1,"device":"d","seq":1,"time":"noon"}"#, #""time" is not an instant"#),
      (#"{"v":1,"device":"d","seq":1,"time":"2026-11-20T12:00:00Z"}"#, #""kind""#),
      (head + #","kind":"mistake.noted"}"#, #""text" is missing"#),
      (head + #","kind":"mistake.noted","text":7}"#, #""text" must be a string"#),
      (head + #","kind":"touch.sent","action":"greet"}"#, "one of thank-you"),
      (head + #","kind":"mistake.noted","text":"a","text":"b"}"#, "second time"),
      (head + #","kind":"mistake.noted","text":"a","crc":"12345678"}"#, "checksum is 12345678"),
      (head + #","kind":"mistake.noted","text":"a","crc":"1234567"}"#, #""crc""#),
      (head + #","kind":"mistake.noted","text":"a","crb":"12345678"}"#, #""crb""#),
      (head + #","kind":"mistake.noted","text":"a","more":1}"#, #""more""#),
      (head + #","kind":"mistake.noted","text":"a","after":-1}"#, #""after""#),
      (head + #","kind":"application.added"}"#, #"the field "application" is missing"#),
      (head + #","kind":"mistake.noted","text":"a","application":[]}"#, #""application""#),
      (head + #","kind":"mistake.noted","text":"a"} {}"#, "More text"),
    ])
  func refusals(text: String, reason: String) {
    let flaw = #expect(throws: RecordFlaw.self) { try Record(Array(text.utf8)[...]) }
    #expect(flaw?.what.contains(reason) == true, "\(flaw?.what ?? "")")
  }

  @Test(
    "from a newer version is passed over, not refused",
    arguments: [
      (sealed(head + #","kind":"mistake.noted","text":"a","mood":"bad""#), true),
      (head + #","kind":"mistake.noted","text":"a","mood":{"x":[1.5,null]}}"#, true),
      (head + #","kind":"coffee.drunk","cups":2}"#, false),
      (sealed(head + #","kind":"touch.sent","action":"telepathy""#), false),
      (head.replacing("\"v\":1", with: "\"v\":2") + #","kind":"mistake.noted","text":[]}"#, false),
    ])
  func newer(text: String, isKnown: Bool) throws {
    let record = try Record(Array(text.utf8)[...])
    #expect(record.unknown != nil)
    #expect((record.event.text == "a") == isKnown)
    if !isKnown {
      guard case .unknown(let kind) = record.event.body else {
        Issue.record("\(record.event.body)")
        return
      }
      #expect(text.contains(kind))
    }
  }
}

private let head = #"{"v":1,"device":"d","seq":1,"time":"2026-11-20T12:00:00Z""#
