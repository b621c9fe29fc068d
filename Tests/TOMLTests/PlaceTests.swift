import TOML
import Testing

@Suite("Places in a document")
struct PlaceTests {
  private func place(_ line: Int, _ column: Int) -> TOMLPlace {
    TOMLPlace(line: line, column: column)
  }

  @Test("each key and each value knows its line and its column")
  func pairs() throws {
    let table = try TOMLDocument.parse(Array("a = 1\n\n  \"b\" . c\t= 'd' # e\r\nf=[\n true]".utf8))
    #expect(table.entries.map(\.keyPlace) == [place(1, 1), place(3, 3), place(4, 1)])
    #expect(table["a"]?.place == place(1, 5))
    guard case .table(let inner) = table["b"]?.kind, case .array(let elements) = table["f"]?.kind
    else { return #expect(Bool(false), "b is a table and f an array") }
    #expect(inner.entries.map(\.keyPlace) == [place(3, 9)])
    #expect(inner["c"]?.place == place(3, 13))
    #expect(elements.map(\.place) == [place(5, 2)])
  }

  @Test("a column counts scalars, whatever their length in bytes")
  func scalars() throws {
    let table = try TOMLDocument.parse(Array("'é😀e\u{301}' = { x = '😀', y = 1 }".utf8))
    guard case .table(let inner) = table.entries[0].value.kind else {
      return #expect(Bool(false), "the value is a table")
    }
    #expect(table.entries[0].value.place == place(1, 10))
    #expect(inner.entries.map(\.keyPlace) == [place(1, 12), place(1, 21)])
  }

  @Test("lines within strings and arrays are counted")
  func lines() throws {
    let text = "a = '''\n\r\n'''\nb = \"\"\"\\\n\n x\"\"\"\nc = [ # 1\n\n]\nd = 1"
    let table = try TOMLDocument.parse(Array(text.utf8))
    #expect(table.entries.map(\.keyPlace.line) == [1, 4, 7, 10])
  }

  @Test("a table stands where its own header does")
  func headers() throws {
    let table = try TOMLDocument.parse(Array("[a.b]\n[a]\n[[ c ]]\n[[c]]".utf8))
    #expect(table.entries.map(\.keyPlace) == [place(2, 2), place(3, 4)])
    #expect(table.entries.map(\.value.place) == [place(2, 2), place(3, 4)])
    guard case .table(let inner) = table["a"]?.kind else {
      return #expect(Bool(false), "a is a table")
    }
    #expect(inner.entries[0].keyPlace == place(1, 4))
  }
}
