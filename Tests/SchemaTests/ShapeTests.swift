import CivilTime
import JSON
import Schema
import Testing

/// Objects that are read, written and described by their tables.
struct ShapeTests {
  private enum Colour: String, SchemaWord {
    case red, green
    static let summary = "A colour."
  }

  private struct Wheel: Shaped {
    let spokes: Int
    let colour: Colour?

    static let shape = Shape(
      Self.init,
      Field("spokes", \.spokes, "How many.") { $0 < 3 ? "is \($0), but must be 3 or more" : nil },
      Field("colour", \.colour, "Its colour."))

    func check() throws(SchemaError) {
      if colour == .green, spokes > 9 {
        throw SchemaError(member: "colour", "is none for so many spokes")
      }
    }
  }

  private struct Name: Shaped {
    let first: String
    let last: String?

    static let shape = Shape(
      Self.init, Field("first", \.first, "Such as Jo."), Field("last", \.last, "Such as Doe."))
  }

  private struct Cart: Shaped {
    let owner: Name
    let wheels: [Wheel]
    let tags: [String]
    let isOld: Bool

    static let summary = "A cart."
    static let shape = Shape(
      Self.init, Field(within: \.owner), Field("wheels", \.wheels, "In front, then behind."),
      Field("tags", \.tags, unset: [], "What it is called."),
      Field("isOld", \.isOld, unset: false, "Whether it creaks."))
  }

  private struct Empty: Shaped {
    static let shape = Shape(Self.init)
  }

  private let cart = Cart(
    owner: Name(first: "Jo", last: nil),
    wheels: [Wheel(spokes: 6, colour: .red), Wheel(spokes: 3, colour: nil)], tags: [], isOld: true)

  private let written: JSONObject = [
    "first": "Jo", "last": nil,
    "wheels": [["spokes": 6, "colour": "red"], ["spokes": 3, "colour": nil]], "isOld": true,
  ]

  @Test func `an object is written in the order of its table, and read back`() throws {
    #expect(cart.object == written)
    #expect(cart.setMembers.keys == ["first", "wheels", "isOld"])
    #expect(try Cart(exactly: written) == cart)
    #expect(try Cart(exactly: cart.setMembers) == cart)
    #expect(try Empty(exactly: [:]) == Empty())
  }

  @Test func `what is written at once is the text of the object`() {
    func check(_ value: some Shaped) {
      var writer = JSONWriter()
      value.write(to: &writer)
      #expect(String(decoding: writer.bytes, as: UTF8.self) == value.json.serialized())
      writer = JSONWriter()
      writer.writeObject { value.write(to: &$0, unset: .leftOut) }
      #expect(String(decoding: writer.bytes, as: UTF8.self) == value.setMembers.serialized())
    }
    check(cart)
    check(Cart(owner: Name(first: "\"", last: "Ö"), wheels: [], tags: ["a", "\n"], isOld: false))
    check(Empty())
    check(Lamp(gone: [.colour], watts: 5, colour: nil))
    check(Lamp(gone: [], watts: nil, colour: .red))
  }

  /// An object of which members are taken back.
  private struct Lamp: Shaped {
    enum Member: String, CaseIterable {
      case watts, colour
    }

    let gone: Set<Member>
    let watts: Int?
    let colour: Colour?

    static let shape = Shape(
      Self.init, Field(nullsAmong: \.gone), Field("watts", \.watts, "How bright."),
      Field("colour", \.colour, "Its colour."))
  }

  @Test func `null says the same as leaving out`() throws {
    var nulls = written
    nulls["tags"] = .some(.null)
    #expect(try Cart(exactly: nulls) == cart)
  }

  @Test func `a member that is not in the table is refused in a call, and passed over in a reply`()
    throws
  {
    var more = written
    more["wheel"] = 1
    let error = #expect(throws: SchemaError.self) { try Cart(exactly: more) }
    #expect(error?.description == "the field \"wheel\" is not known here")
    #expect(try Cart(object: more) == cart)
    var rest = more
    #expect(try Cart(takingFrom: &rest) == cart)
    #expect(rest == ["wheel": 1])
  }

  @Test(
    "what is wrong is named by its path",
    arguments: [
      (["wheels": []], "the field \"first\" is missing"),
      (["first": 1, "wheels": []], "the field \"first\" must be a string"),
      (["first": "Jo", "wheels": 1], "the field \"wheels\" must be an array"),
      (["first": "Jo", "wheels": [1]], "the field \"wheels[0]\" must be an object"),
      (
        ["first": "Jo", "wheels": [["spokes": 2]]],
        "the field \"wheels[0].spokes\" is 2, but must be 3 or more"
      ),
      (
        ["first": "Jo", "wheels": [["spokes": 4], ["spokes": 4, "colour": "blue"]]],
        "the field \"wheels[1].colour\" is \"blue\", but must be one of red, green"
      ),
      (
        ["first": "Jo", "wheels": [["spokes": 10, "colour": "green"]]],
        "the field \"wheels[0].colour\" is none for so many spokes"
      ),
      (["first": "Jo", "wheels": [], "isOld": "no"], "the field \"isOld\" must be true or false"),
      (["first": "Jo", "wheels": [], "tags": [1]], "the field \"tags[0]\" must be a string"),
      (
        ["first": "Jo", "wheels": [["spokes": "4"]]],
        "the field \"wheels[0].spokes\" must be a whole number"
      ),
    ] as [(JSONObject, String)])
  func problems(object: JSONObject, problem: String) {
    let error = #expect(throws: SchemaError.self) { try Cart(exactly: object) }
    #expect(error?.description == problem)
  }

  @Test func `a table describes its members, and what may be left out as optional`() {
    #expect(Cart.members.map(\.name) == ["first", "last", "wheels", "tags", "isOld"])
    #expect(
      Cart.members.map(\.type) == [
        .string, .optional(.string), .list(Wheel.type), .optional(.list(.string)),
        .optional(.bool),
      ])
    #expect(
      Wheel.type
        == .object(
          name: "Wheel", summary: "",
          members: [
            SchemaMember(name: "spokes", type: .integer, summary: "How many."),
            SchemaMember(
              name: "colour",
              type: .optional(
                .word(name: "Colour", summary: "A colour.", words: ["red", "green"])),
              summary: "Its colour."),
          ]))
  }

  @Test func `dates, instants and local times are strings`() throws {
    let date = try CivilDate(iso8601: "2026-12-18")
    #expect(date.json == "2026-12-18")
    #expect(try CivilDate(json: "2026-12-18") == date)
    let local = try CivilDateTime(iso8601: "2026-12-10 14:00")
    #expect(local.json == "2026-12-10T14:00")
    #expect(try CivilDateTime(json: local.json) == local)
    let instant = try Instant(json: "2026-12-10T14:00:00+01:00")
    #expect(instant.json == "2026-12-10T13:00:00Z")
    for text: JSONValue in ["2026-13-01", 3, nil] {
      #expect(throws: SchemaError.self) { try CivilDate(json: text) }
    }
  }
}
