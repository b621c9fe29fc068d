import JSON
import Testing
import Varlink

@Suite struct VarlinkCallTests {
  static let accepted: [(String, VarlinkCall)] = [
    (#"{"method":"a.B"}"#, VarlinkCall(method: "a.B")),
    (#"{"method":"a.B","parameters":{}}"#, VarlinkCall(method: "a.B")),
    (#"{"method":"a.B","parameters":null}"#, VarlinkCall(method: "a.B")),
    (
      #" { "parameters" : {"x":1} , "method" : "a.B" } "#,
      VarlinkCall(method: "a.B", parameters: ["x": 1])
    ),
    (#"{"method":"a.B","more":true}"#, VarlinkCall(method: "a.B", mode: .more)),
    (#"{"method":"a.B","oneway":true}"#, VarlinkCall(method: "a.B", mode: .oneway)),
    (#"{"method":"a.B","upgrade":true}"#, VarlinkCall(method: "a.B", mode: .upgrade)),
    (
      #"{"method":"a.B","more":false,"oneway":null,"upgrade":false}"#,
      VarlinkCall(method: "a.B")
    ),
    (#"{"method":"a.B","org.example":{"trace":1}}"#, VarlinkCall(method: "a.B")),
  ]

  @Test("A call is read", arguments: accepted)
  func read(text: String, call: VarlinkCall) throws {
    #expect(try VarlinkCall(frame: Array(text.utf8)) == call)
  }

  @Test("A call is written as it is read", arguments: accepted.map(\.1))
  func write(call: VarlinkCall) throws {
    #expect(call.frame.last == 0)
    #expect(try VarlinkCall(frame: call.frame.dropLast()) == call)
  }

  static let refused: [(String, VarlinkViolation)] = [
    ("[]", .notAnObject),
    ("1", .notAnObject),
    ("{}", .missingMember("method")),
    (#"{"method":null}"#, .missingMember("method")),
    (#"{"method":1}"#, .wrongType("method")),
    (#"{"method":"a.B","parameters":[]}"#, .wrongType("parameters")),
    (#"{"method":"a.B","parameters":""}"#, .wrongType("parameters")),
    (#"{"method":"a.B","more":1}"#, .wrongType("more")),
    (#"{"method":"a.B","more":"true"}"#, .wrongType("more")),
    (#"{"method":"a.B","oneway":0}"#, .wrongType("oneway")),
    (#"{"method":"a.B","upgrade":{}}"#, .wrongType("upgrade")),
    (#"{"method":"a.B","flags":{}}"#, .unknownMember("flags")),
    (#"{"method":"a.B","Method":"a.B"}"#, .unknownMember("Method")),
    (#"{"method":"a.B","more":true,"oneway":true}"#, .contradictoryFlags),
    (#"{"method":"a.B","upgrade":true,"oneway":true}"#, .contradictoryFlags),
  ]

  @Test("What is no call is refused", arguments: refused)
  func refuse(text: String, violation: VarlinkViolation) {
    #expect(throws: violation) { try VarlinkCall(frame: Array(text.utf8)) }
  }

  @Test(arguments: ["", "{", "{\"method\":\"a.B\",\"method\":\"a.C\"}", "{\"method\":\"\u{0}\"}"])
  func `what is not JSON is refused with its place`(text: String) throws {
    let error = #expect(throws: VarlinkViolation.self) {
      try VarlinkCall(frame: Array(text.utf8))
    }
    guard case .notJSON = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    ("org.varlink.service.GetInfo", "org.varlink.service", "GetInfo"),
    ("GetInfo", "", "GetInfo"), ("a.", "a", ""), (".B", "", "B"), ("", "", ""),
  ])
  func `a method's name is its interface's and its own`(
    method: String, interface: String, name: String
  ) {
    let call = VarlinkCall(method: method)
    #expect(call.interfaceName == interface)
    #expect(call.methodName == name)
  }

  @Test func `what need not be said is left out`() {
    let frame = VarlinkCall(method: "a.B").frame
    #expect(frame == Samples.frame(#"{"method":"a.B"}"#))
  }
}
