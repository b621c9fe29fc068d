import TestSupport
import Testing
import Varlink
import VarlinkDescriptions

@Suite struct VarlinkInterfaceTests {
  @Test func `a description is written as it was read`() throws {
    #expect(Samples.interface.description == Samples.text)
  }

  @Test func `the interface of every service is written as it is read`() throws {
    let own = VarlinkService.ownInterface
    #expect(try VarlinkInterface(own.description) == own)
    #expect(own.methodNames == ["GetInfo", "GetInterfaceDescription"])
  }

  @Test func `layout does not matter, line breaks between members do`() throws {
    let interface = try VarlinkInterface(
      "interface\ta.b # of two\r\n\r\ntype T(a:?[][string](x,y)\r\n,b :object)method M ( ) # none\n->(t:T)"
        .replacing(")method", with: ")\nmethod"))
    #expect(
      interface.description == """
        interface a.b

        type T (a: ?[][string](x, y), b: object)

        method M() -> (t: T)

        """)
  }

  @Test func `comments are kept with what they stand before`() throws {
    let interface = try VarlinkInterface(
      """
      #one
      #  two
      interface a.b # not this

      # far

      # near
      method M(
        # of a
        a: int, # nor this
        # of b
        b: int # nor that
      ) -> ()
      # the end
      """)
    #expect(interface.documentation == ["one", " two"])
    let member = try #require(interface.member("M"))
    #expect(member.documentation == ["far", "near"])
    #expect(
      member.kind
        == .method(
          input: [
            VarlinkField("a", .int, documentation: ["of a"]),
            VarlinkField("b", .int, documentation: ["of b"]),
          ], output: []))
  }

  @Test func `a list that is too long for a line has a line for each field`() throws {
    let fields = (1...9).map { "numberOfThings\($0): int" }
    let text = """
      interface a.b

      method M(
        \(fields.joined(separator: ",\n  "))
      ) -> (
        \(fields.joined(separator: ",\n  "))
      )

      type T (
        inner: ?[](
          \(fields.joined(separator: ",\n    "))
        )
      )

      """
    #expect(try VarlinkInterface(text).description == text)
  }

  static let refused: [(String, VarlinkSyntaxError.Kind, Int, Int)] = [
    ("", .expected(.interface), 1, 1),
    ("type T ()", .expected(.interface), 1, 1),
    ("interfaces a.b", .expected(.interface), 1, 1),
    ("interface a", .expected(.interfaceName), 1, 11),
    ("interface a..b", .expected(.interfaceName), 1, 11),
    ("interface 1.b", .expected(.interfaceName), 1, 11),
    ("interface a.-b", .expected(.interfaceName), 1, 11),
    ("interface a.b-", .expected(.interfaceName), 1, 11),
    ("interface a.b type T ()", .expected(.lineBreak), 1, 15),
    ("interface a.b\n", .expected(.member), 2, 1),
    ("interface a.b\nstruct T ()", .expected(.member), 2, 1),
    ("interface a.b\ntype t ()", .expected(.name), 2, 6),
    ("interface a.b\ntype T int", .expected(.structureOrEnumeration), 2, 8),
    ("interface a.b\ntype T []()", .expected(.structureOrEnumeration), 2, 8),
    ("interface a.b\ntype T () type U ()", .expected(.lineBreak), 2, 11),
    ("interface a.b\ntype T ()\nerror T ()", .duplicate("T"), 3, 1),
    ("interface a.b\ntype T (a: int, a: int)", .duplicate("a"), 2, 17),
    ("interface a.b\ntype T (a, a)", .duplicate("a"), 2, 12),
    ("interface a.b\ntype T (a: int, b)", .expected(.colon), 2, 18),
    ("interface a.b\ntype T (a, b: int)", .expected(.commaOrParenthesis), 2, 13),
    ("interface a.b\ntype T (a: int", .expected(.commaOrParenthesis), 2, 15),
    ("interface a.b\ntype T (a: int,)", .expected(.fieldName), 2, 16),
    ("interface a.b\ntype T (_a: int)", .expected(.fieldName), 2, 9),
    ("interface a.b\ntype T (a_: int)", .expected(.fieldName), 2, 9),
    ("interface a.b\ntype T (a__b: int)", .expected(.fieldName), 2, 9),
    ("interface a.b\ntype T (a: )", .expected(.type), 2, 12),
    ("interface a.b\ntype T (a: integer)", .expected(.type), 2, 12),
    ("interface a.b\ntype T (a: ??int)", .expected(.type), 2, 13),
    ("interface a.b\ntype T (a: [int]int)", .expected(.type), 2, 12),
    ("interface a.b\ntype T (a: []U, b: V)", .unknownType("U"), 2, 14),
    ("interface a.b\ntype T (a: M)\nmethod M() -> ()", .unknownType("M"), 2, 12),
    ("interface a.b\nmethod M() ()", .expected(.arrow), 2, 12),
    ("interface a.b\nmethod M() ->", .expected(.structureOrEnumeration), 2, 14),
    ("interface a.b\nmethod M(a, b) -> ()", .expected(.structure), 2, 9),
    ("interface a.b\nerror E (a, b)", .expected(.structure), 2, 9),
    ("interface a.b\nerror E ()\n}", .expected(.member), 3, 1),
    ("interface a.b\nerror E (é: int)", .expected(.fieldName), 2, 10),
  ]

  @Test("What is no description is refused with its line and column", arguments: refused)
  func refuse(text: String, kind: VarlinkSyntaxError.Kind, line: Int, column: Int) {
    let error = #expect(throws: VarlinkSyntaxError.self) { try VarlinkInterface(text) }
    #expect(error?.kind == kind)
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.description.hasSuffix(".") == true)
  }

  @Test(arguments: ["(a: ", "[]", "[string]", "?[]", "?(a: "])
  func `types nested without end are refused`(opening: String) {
    let text = "interface a.b\nerror E (a: " + String(repeating: opening, count: 100_000)
    let error = #expect(throws: VarlinkSyntaxError.self) { try VarlinkInterface(text) }
    #expect(error?.kind == .tooDeep)
  }

  @Test func `damaged descriptions are refused, or read as they are written again`() throws {
    var random = SeededGenerator(seed: 20)
    let sample = Array(Samples.text.utf8)
    var readCount = 0
    for _ in 0..<1500 {
      var bytes = sample
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 0...6, using: &random))
        let source = Int.random(in: 0..<sample.count - 6, using: &random)
        bytes.replaceSubrange(
          place..<end, with: sample[source..<source + Int.random(in: 0...6, using: &random)])
      }
      guard let interface = try? VarlinkInterface(String(decoding: bytes, as: UTF8.self)) else {
        continue
      }
      readCount += 1
      #expect(try VarlinkInterface(interface.description) == interface)
    }
    #expect(readCount > 100)
  }
}
