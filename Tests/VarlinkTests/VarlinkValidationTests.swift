import JSON
import Testing
import Varlink
import VarlinkDescriptions

@Suite struct VarlinkValidationTests {
  private static func storing(_ changes: (String, JSONValue?)...) -> JSONObject {
    var thing = Samples.thing.objectValue ?? [:]
    for (key, value) in changes {
      thing[key] = value
    }
    return ["thing": .object(thing), "flag": true]
  }

  private static func with(_ key: String, _ value: JSONValue?) -> JSONObject {
    var parameters = storing()
    parameters[key] = value
    return parameters
  }

  static let accepted: [JSONObject] = [
    storing(),
    storing(("weight", 1), ("parts", [Samples.thing]), ("any_thing", [1, "a", nil])),
    storing(("weight", .number(JSONNumber("1.5")!)), ("any_thing", false)),
    storing(("weight", nil), ("parts", nil), ("any_thing", nil)),
    storing(("weight", .null), ("parts", .null), ("any_thing", .null)),
    storing(("parts", []), ("colours", []), ("notes", [:]), ("words", [:]), ("raw", [:])),
    storing(("sizes", ["m": [["width": 1, "height": 2]], "s": []])),
    with("alternatives", nil),
    with("alternatives", [["first": "a", "third": ["x": 1], "fourth": [true, nil]]]),
    with("alternatives", [["first": "a", "second": "b", "third": [:], "fourth": []]]),
  ]

  @Test("Parameters of the described types are allowed", arguments: accepted)
  func accept(parameters: JSONObject) throws {
    try Samples.interface.validate(method: "Store", parameters: parameters)
  }

  static let refused: [(JSONObject, String)] = [
    ([:], "thing"),
    (["thing": 1, "flag": true], "thing"),
    (["thing": [], "flag": true], "thing"),
    (with("flag", nil), "flag"),
    (with("flag", .null), "flag"),
    (with("flag", 1), "flag"),
    (with("flag", "true"), "flag"),
    (with("Flag", true), "Flag"),
    (with("extra", .null), "extra"),
    (storing(("name", 1)), "thing.name"),
    (storing(("name", nil)), "thing.name"),
    (storing(("name", .null)), "thing.name"),
    (storing(("count", "1")), "thing.count"),
    (storing(("count", true)), "thing.count"),
    (storing(("count", .number(JSONNumber("1.0")!))), "thing.count"),
    (storing(("count", .number(JSONNumber("9223372036854775808")!))), "thing.count"),
    (storing(("weight", "1.5")), "thing.weight"),
    (storing(("colours", "red")), "thing.colours"),
    (storing(("colours", ["red", "pink"])), "thing.colours[1]"),
    (storing(("colours", ["red", "blue", nil])), "thing.colours[2]"),
    (storing(("colours", [0])), "thing.colours[0]"),
    (storing(("parts", [Samples.thing, 5])), "thing.parts[1]"),
    (storing(("parts", [["name": "x"]])), "thing.parts[0].count"),
    (storing(("notes", [])), "thing.notes"),
    (storing(("notes", ["k": 1])), "thing.notes[k]"),
    (storing(("words", ["w": nil])), "thing.words[w]"),
    (storing(("words", ["w": ["x": 1]])), "thing.words[w].x"),
    (storing(("sizes", ["m": [["width": 1]]])), "thing.sizes[m][0].height"),
    (storing(("shape", "Round")), "thing.shape"),
    (storing(("shape", nil)), "thing.shape"),
    (storing(("raw", "{}")), "thing.raw"),
    (storing(("raw", nil)), "thing.raw"),
    (storing(("other", 1)), "thing.other"),
    (
      with("alternatives", [["first": "a", "third": [:], "fourth": [1]]]),
      "alternatives[0].fourth[0]"
    ),
    (with("alternatives", ["first": "a"]), "alternatives"),
  ]

  @Test("Parameters of other types are refused by their path", arguments: refused)
  func refuse(parameters: JSONObject, path: String) {
    #expect(throws: VarlinkError.invalidParameter(path)) {
      try Samples.interface.validate(method: "Store", parameters: parameters)
    }
  }

  @Test func `any takes everything but null`() throws {
    let interface = try VarlinkInterface("interface a.b\nmethod M(x: any) -> ()")
    for value: JSONValue in [true, 1, "a", [], [:], .number(JSONNumber("1.5")!)] {
      try interface.validate(method: "M", parameters: ["x": value])
    }
    #expect(throws: VarlinkError.invalidParameter("x")) {
      try interface.validate(method: "M", parameters: ["x": .null])
    }
    #expect(throws: VarlinkError.invalidParameter("x")) {
      try interface.validate(method: "M", parameters: [:])
    }
  }

  @Test func `a value that only looks like an enumeration's is refused`() throws {
    let interface = try VarlinkInterface("interface a.b\nmethod M(x: (K, L)) -> ()")
    try interface.validate(method: "M", parameters: ["x": "K"])
    // The Kelvin sign, which Swift takes for a K.
    #expect(throws: VarlinkError.invalidParameter("x")) {
      try interface.validate(method: "M", parameters: ["x": "\u{212A}"])
    }
  }

  @Test(arguments: ["Nothing", "Thing", "Full", "", "ping"])
  func `what is no method is not found`(name: String) {
    #expect(throws: VarlinkError.methodNotFound("org.example.test-1.x9.\(name)")) {
      try Samples.interface.validate(method: name, parameters: [:])
    }
  }

  @Test func `replies and errors are held against the description too`() throws {
    let interface = Samples.interface
    try interface.validate(replyOf: "Store", parameters: ["stored": 1])
    #expect(throws: VarlinkError.invalidParameter("stored")) {
      try interface.validate(replyOf: "Store", parameters: [:])
    }
    try interface.validate(error: VarlinkError(name: Samples.method("Gone")))
    try interface.validate(
      error: VarlinkError(name: Samples.method("Full"), parameters: ["limit": 1]))
    #expect(throws: VarlinkError.invalidParameter("limit")) {
      try interface.validate(error: VarlinkError(name: Samples.method("Full")))
    }
    for name in ["Gone", "org.example.Gone", Samples.method("Ping")] {
      #expect(throws: VarlinkError.invalidParameter("")) {
        try interface.validate(error: VarlinkError(name: name))
      }
    }
  }
}
