import JSON
import Testing
import Varlink

@Suite struct VarlinkReplyTests {
  static let accepted: [(String, VarlinkReply)] = [
    ("{}", .success([:], continues: false)),
    (#"{"parameters":{"a":1}}"#, .success(["a": 1], continues: false)),
    (#"{"parameters":{"a":1},"continues":true}"#, .success(["a": 1], continues: true)),
    (#"{"parameters":null,"continues":false,"error":null}"#, .success([:], continues: false)),
    (#"{"error":"a.Gone"}"#, .failure(VarlinkError(name: "a.Gone"))),
    (
      #"{"error":"a.Full","parameters":{"limit":3},"continues":false}"#,
      .failure(VarlinkError(name: "a.Full", parameters: ["limit": 3]))
    ),
    (#"{"parameters":{},"org.example":{}}"#, .success([:], continues: false)),
  ]

  @Test("A reply is read, and written as it is read", arguments: accepted)
  func read(text: String, reply: VarlinkReply) throws {
    #expect(try VarlinkReply(frame: Array(text.utf8)) == reply)
    #expect(reply.frame.last == 0)
    #expect(try VarlinkReply(frame: reply.frame.dropLast()) == reply)
  }

  static let refused: [(String, VarlinkViolation)] = [
    ("null", .notAnObject),
    (#"{"parameters":1}"#, .wrongType("parameters")),
    (#"{"continues":"yes"}"#, .wrongType("continues")),
    (#"{"error":{}}"#, .wrongType("error")),
    (#"{"method":"a.B"}"#, .unknownMember("method")),
    (#"{"error":"a.Gone","continues":true}"#, .continuingError),
  ]

  @Test("What is no reply is refused", arguments: refused)
  func refuse(text: String, violation: VarlinkViolation) {
    #expect(throws: violation) { try VarlinkReply(frame: Array(text.utf8)) }
  }
}
