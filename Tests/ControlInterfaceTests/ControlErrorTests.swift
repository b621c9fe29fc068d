import ControlInterface
import JSON
import Testing
import Varlink

struct ControlErrorTests {
  private static let own: [ControlError] = [
    .unknownApplication(name: "acm", nearest: "acme"),
    .unknownApplication(name: "zz", nearest: nil),
    .ambiguousName(name: "a", candidates: ["acme", "apex", "avo"]),
    .unknownContact(application: "acme", name: "jon", nearest: "jo", candidates: ["jo"]),
    .unknownContact(application: "acme", name: "jon", nearest: nil, candidates: []),
    .invalidEvent(index: 2, message: "That lies in the future."),
    .notRecording(message: "The log is damaged."), .unknownEvent(event: "d/9"),
    .alreadyUndone(event: "d/1", by: "d/2"), .nothingToUndo,
    .noSuchFollowUp(message: "Nothing is to be snoozed."), .busy,
    .tooLarge(message: "The note is longer than 4096 bytes."),
  ]

  @Test("An error of the interface is read back the same, and is as described", arguments: own)
  func roundTrip(error: ControlError) throws {
    #expect(ControlError(name: error.name, parameters: error.parameters) == error)
    let interface = try VarlinkInterface(Control.interfaceText)
    try interface.validate(error: VarlinkError(name: error.name, parameters: error.parameters))
  }

  @Test(
    "The protocol's own errors have the protocol's names",
    arguments: [
      (
        ControlError.invalidParameter("events[0].at"), VarlinkError.invalidParameter("events[0].at")
      ),
      (.expectedMore, .expectedMore), (.methodNotFound("a.b.C"), .methodNotFound("a.b.C")),
      (.permissionDenied, .permissionDenied),
    ])
  func standard(error: ControlError, varlink: VarlinkError) {
    #expect(VarlinkError(name: error.name, parameters: error.parameters) == varlink)
    #expect(ControlError(name: varlink.name, parameters: varlink.parameters) == error)
  }

  @Test(
    "An error that is not known, or lacks a parameter, is kept as it came",
    arguments: ["com.example.Other", "io.followup.Control.UnknownEvent", "io.followup.Control."])
  func unknown(name: String) {
    let parameters: JSONObject = ["what": 1]
    let error = ControlError(name: name, parameters: parameters)
    #expect(error == .other(name: name, parameters: parameters))
    #expect(error.name == name)
    #expect(error.parameters == parameters)
  }

  @Test("Every error is a full sentence", arguments: own)
  func sentence(error: ControlError) throws {
    let text = error.description
    #expect(
      text.first?.isUppercase == true || text.first == "“" || text.hasPrefix("acme"), "\(text)")
    #expect(text.hasSuffix(".") || text.hasSuffix("?"), "\(text)")
  }

  @Test func `An error says what to do`() {
    #expect(
      ControlError.unknownApplication(name: "acm", nearest: "acme").description
        == "There is no application “acm”. Did you mean “acme”?")
    #expect(
      ControlError.ambiguousName(name: "a", candidates: ["acme", "apex", "avo"]).description
        == "“a” could be acme, apex or avo. Write more of the name.")
    #expect(
      ControlError.unknownContact(
        application: "acme", name: "jo", nearest: nil, candidates: ["Jo Doe", "Jo Roe"]
      ).description == "“jo” could be Jo Doe or Jo Roe at acme. Write more of the name.")
  }
}
