import FollowupCore
import JSON
import Testing
import Varlink
import VarlinkDescriptions

@testable import ControlInterface

struct ErrorTests {
  private static let all: [RequestError] = [
    .unknownApplication(name: "acm", nearest: "acme"),
    .unknownApplication(name: "zz", nearest: nil),
    .ambiguousName(name: "a", candidates: ["acme", "apex", "avo"]),
    .unknownContact(application: "acme", name: "jon", nearest: "jo", candidates: ["jo"]),
    .unknownContact(application: "acme", name: "jon", nearest: nil, candidates: []),
    .invalidEvent(index: 2, message: "That lies in the future."),
    .invalidTime(parameter: "at", message: "\"fri\" names no time of day."),
    .notRecording(message: "The log is damaged.", remedies: [Remedy(.verifyLog)]),
    .unknownEvent("d/9"),
    .alreadyUndone(
      event: EventID(device: "d", sequence: 1), by: EventID(device: "d", sequence: 2)),
    .nothingToUndo, .noSuchFollowUp(message: "Nothing is to be snoozed."),
    .tooLarge(message: "The note is longer than 4096 bytes."),
  ]

  @Test("An error is read back the same, and is as described", arguments: all)
  func roundTrip(error: RequestError) throws {
    let sent = VarlinkError(error)
    #expect(RequestError(sent) == error)
    try Control.interface.validate(error: sent)
  }

  @Test func `Every error of the description has a sample here`() {
    let described = Control.interface.members.filter {
      if case .error = $0.kind { true } else { false }
    }
    let sampled = Set(Self.all.map { VarlinkError($0).name })
    #expect(Set(described.map { "io.followup.Control.\($0.name)" }) == sampled)
  }

  @Test(
    "An error that is not known, or lacks a parameter, is not one of the interface",
    arguments: ["com.example.Other", "io.followup.Control.UnknownEvent", "io.followup.Control."])
  func unknown(name: String) {
    #expect(RequestError(VarlinkError(name: name, parameters: ["what": 1])) == nil)
  }
}
