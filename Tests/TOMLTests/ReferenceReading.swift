import TestSupport

/// What Python makes of documents: `tomli`, if it is there and knows TOML 1.1, else `tomllib`, which
/// knows 1.0.
enum ReferenceReading {
  case refused
  /// Refused, perhaps for a reason for which Python's is narrower than TOML.
  case unknowable
  case read(ArraySlice<UInt8>)

  /// Whether Python knows what TOML 1.1 adds.
  static func knowsAll() async throws -> Bool {
    guard case .read? = try await of([Array("a = {b = 07:32,\n}".utf8)]).first else { return false }
    return true
  }

  /// Hands all documents to one Python process, each after its length in four bytes, and reads its
  /// answers, which come in the same way.
  static func of(_ documents: [[UInt8]]) async throws -> [ReferenceReading] {
    var input: [UInt8] = []
    for document in documents {
      let length = UInt32(document.count)
      for shift in [24, 16, 8, 0] { input.append(UInt8(truncatingIfNeeded: length >> shift)) }
      input.append(contentsOf: document)
    }
    let output = try await runPython(script, input: input).standardOutput
    var readings: [ReferenceReading] = []
    readings.reserveCapacity(documents.count)
    var offset = 0
    while offset < output.count {
      let length = output[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      let answer = output[offset + 4..<offset + 4 + length]
      offset += 4 + length
      switch answer.first {
      case UInt8(ascii: "-"): readings.append(.refused)
      case UInt8(ascii: "?"): readings.append(.unknowable)
      default: readings.append(.read(answer))
      }
    }
    return readings
  }

  /// Where Python's and TOML differ, and what is done about it:
  /// - An integer beyond 64 bits is read by Python; TOML wants it refused where it does not fit.
  /// - More than 64 levels are beyond what ours reads, on purpose.
  /// - Python's dates know neither the year 0 nor a second 60; TOML's grammar has both. Where such a
  ///   one stands in a refused document, it cannot be said what else would have been.
  /// - `tomllib` has none of what 1.1 adds: the same holds of what looks like it.
  private static let script = #"""
    import re, struct, sys
    from datetime import date, datetime, time

    unknown = rb"0000-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}:60"
    try:
        import tomli as toml
        toml.loads("a = {b = 07:32,\n}")
    except (ImportError, ValueError):
        import tomllib as toml
        unknown += rb"|\\[ex]|[{].*\n.*[}]|,[ \t]*[}]|[0-9]{2}:[0-9]{2}(?!:)|^\xef\xbb\xbf"
    unknown_to_python = re.compile(unknown, re.DOTALL)

    def form(value, depth):
        kind = type(value)
        if kind is str:
            encoded = value.encode()
            return b"%d:%s" % (len(encoded), encoded)
        if kind is bool:
            return b"true" if value else b"false"
        if kind is int:
            if not -2**63 <= value < 2**63:
                raise ValueError("beyond 64 bits")
            return b"%d" % value
        if kind is float:
            bits = struct.unpack(">Q", struct.pack(">d", value))[0]
            return b"fnan" if value != value else b"f%x" % bits
        if kind is dict:
            if depth > 64:
                raise ValueError("too deep")
            pairs = [form(k, 0) + b"=" + form(v, depth + 1) + b"," for k, v in value.items()]
            return b"{" + b"".join(pairs) + b"}"
        if kind is list:
            if depth > 64:
                raise ValueError("too deep")
            return b"[" + b"".join(form(v, depth + 1) + b"," for v in value) + b"]"
        day = lambda v: b"%d-%d-%d" % (v.year, v.month, v.day)
        clock = lambda v: b"%d:%d:%d.%d" % (v.hour, v.minute, v.second, v.microsecond)
        if kind is date:
            return day(value)
        if kind is time:
            return clock(value)
        assert kind is datetime
        both = day(value) + b"T" + clock(value)
        if value.tzinfo is None:
            return both
        offset = value.utcoffset()
        return both + b"Z%d" % ((offset.days * 86400 + offset.seconds) // 60)

    source = sys.stdin.buffer.read()
    answers = []
    offset = 0
    while offset < len(source):
        length = struct.unpack_from(">I", source, offset)[0]
        document = source[offset + 4:offset + 4 + length]
        offset += 4 + length
        try:
            answer = form(toml.loads(document.decode("utf-8-sig")), 0)
        except (ValueError, RecursionError):
            answer = b"?" if unknown_to_python.search(document) else b"-"
        answers.append(struct.pack(">I", len(answer)) + answer)
    sys.stdout.buffer.write(b"".join(answers))
    """#
}
