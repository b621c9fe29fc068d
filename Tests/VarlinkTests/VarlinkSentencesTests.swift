import JSON
import Testing
import Varlink

@Suite struct VarlinkSentencesTests {
  static let errors: [(VarlinkError, String)] = [
    (.interfaceNotFound("a.b"), #"The service has no interface "a.b"."#),
    (.methodNotFound("a.b.C"), #"The service has no method "a.b.C"."#),
    (.methodNotImplemented("a.b.C"), #"The service does not implement the method "a.b.C"."#),
    (
      .invalidParameter("events[1].at"),
      #"The parameter "events[1].at" is missing, unknown, or has a value that it cannot have."#
    ),
    (
      .invalidParameter("\u{1B}[2J"),
      #"The parameter "\u001b[2J" is missing, unknown, or has a value that it cannot have."#
    ),
    (.permissionDenied, "The service does not allow this call."),
    (.expectedMore, "The method has to be called with \"more\"."),
    (
      VarlinkError(name: "a.b.Full", parameters: ["limit": 3]),
      #"The service answered with the error a.b.Full {"limit":3}."#
    ),
  ]

  @Test("An error on the wire has a sentence", arguments: errors)
  func describe(error: VarlinkError, sentence: String) {
    #expect(error.description == sentence)
  }

  static let violations: [VarlinkViolation] = [
    .frameTooLong(limitBytes: 5), .tooMuchPipelined(limitBytes: 6), .notAnObject,
    .missingMember("method"), .wrongType("more"), .unknownMember("\u{7}"), .contradictoryFlags,
    .continuingError,
  ]

  @Test("A violation has a sentence of its own, without control characters")
  func describeViolations() {
    let sentences = Set(Self.violations.map(\.description))
    #expect(sentences.count == Self.violations.count)
    for sentence in sentences {
      #expect(sentence.hasSuffix("."))
      #expect(sentence.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    }
  }
}
