import JSON
import TestSupport
import Testing

@Suite struct JSONAgainstPythonTests {
  @Test(.requires(.python))
  func `100,000 damaged documents are taken, refused and read as Python does`() async throws {
    let seed: UInt64 = 20_261_122
    var mutations = JSONMutations(seed: seed)
    var documents: [[UInt8]] = []
    var input: [UInt8] = []
    for _ in 0..<100_000 {
      let document = mutations.next()
      input += (0..<4).map { UInt8(truncatingIfNeeded: document.count >> (8 * $0)) }
      input += document
      documents.append(document)
    }
    let theirs = try await runPython(Self.script, input: input).standardOutput
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    try #require(theirs.count == documents.count + 1)

    var takenCount = 0
    for (document, verdict) in zip(documents, theirs) {
      var ours: [UInt8] = []
      if let value = try? JSONReader.parse(document) {
        value.serialize(into: &ours)
        takenCount += 1
      }
      guard !ours.elementsEqual(verdict) else { continue }
      Issue.record(
        """
        Seed \(seed): \(String(decoding: document, as: UTF8.self)), in bytes \(document), is
        \(String(decoding: ours, as: UTF8.self)) to us and
        \(String(decoding: verdict, as: UTF8.self)) to Python; nothing where it is refused.
        """)
      return
    }
    // Either half missing, the comparison would show nothing.
    #expect(takenCount > documents.count / 5)
    #expect(takenCount < documents.count * 4 / 5)
  }

  /// Answers each document with a line: the value as compact JSON, or nothing where it is refused.
  /// Python's `json` is told to be as strict as RFC 8259, and where it cannot be told (lone
  /// surrogates, nesting) what it read is looked through.
  private static let script = #"""
    import json, struct, sys

    class Lexeme(str):
        pass

    def refuse(name):
        raise ValueError(name)

    def members(pairs):
        if len({key for key, _ in pairs}) < len(pairs):
            raise ValueError("duplicate key")
        return dict(pairs)

    def integer(text):
        if len(text) <= 20 and -2**63 <= int(text) < 2**63:
            return int(text)
        return Lexeme(text)

    def write(value, depth):
        if depth == 32 and isinstance(value, (list, dict)):
            raise ValueError("depth")
        if isinstance(value, Lexeme):
            return value
        if isinstance(value, str):
            value.encode("utf-8")
            return json.dumps(value, ensure_ascii=False)
        if isinstance(value, list):
            return "[" + ",".join(write(e, depth + 1) for e in value) + "]"
        if isinstance(value, dict):
            return "{" + ",".join(
                write(k, depth) + ":" + write(v, depth + 1) for k, v in value.items()) + "}"
        return json.dumps(value)

    def verdict(document):
        try:
            value = json.loads(
                document.decode("utf-8", "strict"), parse_constant=refuse,
                object_pairs_hook=members, parse_int=integer, parse_float=Lexeme)
            return write(value, 0)
        except (ValueError, RecursionError):
            return ""

    source = sys.stdin.buffer
    lines = []
    while header := source.read(4):
        lines.append(verdict(source.read(struct.unpack("<I", header)[0])) + "\n")
    sys.stdout.buffer.write("".join(lines).encode("utf-8"))
    """#
}
