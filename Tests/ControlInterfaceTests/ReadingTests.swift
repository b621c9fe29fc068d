import CivilTime
import ControlInterface
import FollowupCore
import JSON
import Schema
import Testing
import Varlink

/// What a client may write, and what it may not.
struct ReadingTests {
  private func event(_ members: JSONObject) -> JSONObject {
    var event: JSONObject = ["application": "acme"]
    for (name, value) in members { event[name] = value }
    return ["events": [.object(event)]]
  }

  private func refusal(_ parameters: JSONObject) -> VarlinkError? {
    do {
      _ = try RecordMethod.Request(exactly: parameters)
      return nil
    } catch {
      return VarlinkError(error)
    }
  }

  private func problem<Request: Shaped>(_ type: Request.Type, _ parameters: JSONObject) -> String? {
    do {
      _ = try Request(exactly: parameters)
      return nil
    } catch {
      return error.writtenPath
    }
  }

  @Test(
    "A parameter of the wrong type is named by its path",
    arguments: [
      (["events": 1], "events"), ([:], "events"),
      (["events": [], "agian": true], "agian"), (["events": [], "again": 1], "again"),
    ] as [(JSONObject, String)])
  func wrongType(parameters: JSONObject, path: String) {
    #expect(refusal(parameters) == .invalidParameter(path))
  }

  @Test(
    "An event that cannot be recorded is refused with its index and a sentence",
    arguments: [
      (
        ["application": 1, "kind": "touch.sent"],
        "The event cannot be recorded: the field \"application\" must be a string."
      ),
      ([:], "The event cannot be recorded: the field \"kind\" is missing."),
      (
        ["kind": "mistake.noted", "at": "2026-13-01"],
        "The event cannot be recorded: the field \"at\" is not a time: \"2026-13-01\" cannot be read "
          + "as a time or a date: there is no month 13."
      ),
      (["kind": "touch.sent"], "The event cannot be recorded: the field \"action\" is missing."),
      (
        ["kind": "touch.sent", "action": "chekin"],
        "The event cannot be recorded: the field \"action\" is \"chekin\", but must be one of "
          + "thank-you, check-in, correction, gracious-note, reply, decision, offer-news, connect, "
          + "other."
      ),
      (
        ["kind": "touch.sent", "action": "reply", "chanel": "email"],
        "The event cannot be recorded: the field \"chanel\" is not a field of \"touch.sent\"."
      ),
      (
        ["kind": "party.held"],
        "The event cannot be recorded: the field \"kind\" is \"party.held\", which is not a kind of event."
      ),
      (
        ["kind": "promise.recorded", "by": "2026-13-01"],
        "The event cannot be recorded: the field \"by\" is not a time: \"2026-13-01\" cannot be read as "
          + "a time or a date: there is no month 13."
      ),
    ] as [(JSONObject, String)])
  func invalidEvent(members: JSONObject, message: String) {
    #expect(refusal(event(members)) == VarlinkError(.invalidEvent(index: 0, message: message)))
  }

  @Test func `A new contact may come without a short name`() throws {
    let request = try RecordMethod.Request(
      exactly: event(["kind": "contact.added", "name": "Jo Doe", "contact": nil]))
    #expect(
      request.events[0].body
        == .contactAdded(ContactAdded(ContactFields(contact: "", name: "Jo Doe"))))
  }

  @Test func `Null says the same as leaving out`() throws {
    let empty = try ListFollowUpsMethod.Request(exactly: [:])
    let nulls: JSONObject = ["application": nil, "asOf": nil, "limit": nil]
    #expect(try ListFollowUpsMethod.Request(exactly: nulls) == empty)
  }

  @Test func `A member that a method does not have is refused in a call`() {
    #expect(problem(ListApplicationsMethod.Request.self, ["al": true]) == "al")
  }

  @Test func `A member that a newer daemon added is passed over in a reply`() throws {
    var json = Samples.followUps[0].object
    json["mood"] = "good"
    #expect(try FollowUpReport(object: json) == Samples.followUps[0])
  }

  @Test(
    "An event with what only a newer version knows is one of an unknown kind, in a reply",
    arguments: [EventBody.unknown(kind: "party.held"), .unknown(kind: "interview.added")])
  func newerEvent(body: EventBody) throws {
    let event = Event(
      id: Samples.id, time: Samples.later, at: Samples.instant, application: "acme", body: body)
    let reply = ListEventsMethod.Reply(
      userZone: "Europe/Berlin", events: Samples.events + [EventReport(event, employerZone: "UTC")])
    #expect(try ListEventsMethod.Reply(json: reply.json) == reply)
  }

  @Test func `A check is of a touch or of a figure, never of both or neither`() {
    for parameters: JSONObject in [
      ["application": "a"], ["application": "a", "action": "reply", "amount": "5"],
    ] {
      #expect(problem(CheckMethod.Request.self, parameters) == "action")
    }
  }

  @Test(
    "A limit below zero is refused",
    arguments: [JSONValue.integer(-1), .string("3"), .bool(true)])
  func limit(value: JSONValue) {
    #expect(problem(ListEventsMethod.Request.self, ["limit": value]) == "limit")
  }

  @Test func `A follow-up is written as it is documented`() throws {
    let json = Samples.followUps[0].object
    #expect(
      json.keys == [
        "application", "action", "recipient", "channel", "state", "opens", "closes", "slots",
        "zone", "because", "expires", "occasion", "passOnTo",
      ])
    #expect(json["opens"] == .string(Samples.instant.rfc3339))
    #expect(
      json["because"]?.arrayValue?.last?.objectValue?.keys == ["rule", "effect", "text", "source"])
  }

  @Test func `What is denied has no window, and what never closes no end`() {
    let denied = Samples.followUps[2].object
    for key in ["opens", "closes", "slots", "recipient", "channel"] {
      #expect(denied[key] == .some(.null), "\(key)")
    }
    let endless = Samples.followUps[1].object
    #expect(endless["opens"] == .string(Samples.instant.rfc3339))
    #expect(endless["closes"] == .some(.null))
    #expect(endless["slots"]?.arrayValue?.first?["closes"] == .some(.null))
  }
}
