@testable package import Varlink

/// Reads the description of an interface, as the grammar of UAPI specification 20 has it.
struct VarlinkDescriptionReader {
  private static let deepest = 32

  private var scanner: VarlinkDescriptionScanner

  /// The types named so far, and where.
  private var references: [(name: String, place: Int)] = []

  init(_ text: String) {
    scanner = VarlinkDescriptionScanner(text)
  }

  mutating func interface() throws(VarlinkSyntaxError) -> VarlinkInterface {
    let documentation = scanner.documentation
    guard keyword(in: ["interface"]) != nil else { throw expected(.interface) }
    let name = try interfaceName()
    var members: [VarlinkInterface.Member] = []
    repeat {
      guard scanner.hasBrokenLine else { throw expected(.lineBreak) }
      let place = scanner.position
      let member = try member()
      guard !members.contains(where: { $0.name == member.name }) else {
        throw scanner.error(.duplicate(member.name), at: place)
      }
      members.append(member)
    } while !scanner.isAtEnd
    try resolveReferences(members)
    return VarlinkInterface(name: name, documentation: documentation, members: members)
  }

  private func resolveReferences(
    _ members: [VarlinkInterface.Member]
  ) throws(VarlinkSyntaxError) {
    let types = members.compactMap { member in
      if case .type = member.kind { member.name } else { nil }
    }
    for (name, place) in references where !types.contains(name) {
      throw scanner.error(.unknownType(name), at: place)
    }
  }

  private mutating func member() throws(VarlinkSyntaxError) -> VarlinkInterface.Member {
    let documentation = scanner.documentation
    guard let keyword = keyword(in: ["type", "method", "error"]) else { throw expected(.member) }
    let name = try name()
    let kind: VarlinkInterface.Kind
    switch keyword {
    case "type": kind = .type(try structureOrEnumeration(depth: 0))
    case "error": kind = .error(try structure())
    default:
      let input = try structure()
      guard scanner.take("->") else { throw expected(.arrow) }
      kind = .method(input: input, output: try structure())
    }
    return VarlinkInterface.Member(name: name, kind: kind, documentation: documentation)
  }

  private mutating func structure() throws(VarlinkSyntaxError) -> [VarlinkField] {
    let place = scanner.position
    guard case .structure(let fields) = try structureOrEnumeration(depth: 0) else {
      throw scanner.error(.expected(.structure), at: place)
    }
    return fields
  }

  private mutating func structureOrEnumeration(
    depth: Int
  ) throws(VarlinkSyntaxError) -> VarlinkType {
    guard scanner.next == UInt8(ascii: "(") else { throw expected(.structureOrEnumeration) }
    guard depth < Self.deepest else { throw scanner.error(.tooDeep, at: scanner.position) }
    _ = scanner.take("(")
    if scanner.take(")") { return .structure([]) }
    var fields: [VarlinkField] = []
    var values: [VarlinkEnumerator] = []
    repeat {
      let documentation = scanner.documentation
      let place = scanner.position
      let name = try fieldName()
      guard !fields.contains(where: { $0.name == name }),
        !values.contains(where: { $0.name == name })
      else { throw scanner.error(.duplicate(name), at: place) }
      // The first name decides which of the two it is.
      if values.isEmpty, scanner.take(":") {
        let type = try type(depth: depth + 1)
        fields.append(VarlinkField(name, type, documentation: documentation))
      } else if fields.isEmpty {
        values.append(VarlinkEnumerator(name, documentation: documentation))
      } else {
        throw expected(.colon)
      }
    } while scanner.take(",")
    guard scanner.take(")") else { throw expected(.commaOrParenthesis) }
    return values.isEmpty ? .structure(fields) : .enumeration(values)
  }

  private mutating func type(depth: Int) throws(VarlinkSyntaxError) -> VarlinkType {
    guard depth < Self.deepest else { throw scanner.error(.tooDeep, at: scanner.position) }
    if scanner.take("?") {
      guard scanner.next != UInt8(ascii: "?") else { throw expected(.type) }
      return .optional(try type(depth: depth + 1))
    }
    if scanner.take("[]") { return .array(try type(depth: depth + 1)) }
    if scanner.take("[string]") { return .map(try type(depth: depth + 1)) }
    if scanner.next == UInt8(ascii: "(") { return try structureOrEnumeration(depth: depth) }
    return try elementaryType()
  }

  private mutating func elementaryType() throws(VarlinkSyntaxError) -> VarlinkType {
    let place = scanner.position
    switch keyword(in: ["bool", "int", "float", "string", "object", "any"]) {
    case "bool": return .bool
    case "int": return .int
    case "float": return .float
    case "string": return .string
    case "object": return .object
    case "any": return .any
    default:
      guard let name = typeName() else { throw expected(.type) }
      references.append((name, place))
      return .named(name)
    }
  }

  private func expected(
    _ expectation: VarlinkSyntaxError.Expectation
  ) -> VarlinkSyntaxError {
    scanner.error(.expected(expectation), at: scanner.position)
  }
}

extension VarlinkDescriptionReader {
  private mutating func keyword(in keywords: [String]) -> String? {
    scanner.take(while: Self.isLetterOrDigit) { word in
      keywords.contains { $0.utf8.elementsEqual(word) }
    }
  }

  private mutating func name() throws(VarlinkSyntaxError) -> String {
    guard let name = typeName() else { throw expected(.name) }
    return name
  }

  private mutating func typeName() -> String? {
    scanner.take(while: Self.isLetterOrDigit) { word in
      word.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ?? false
    }
  }

  /// Letters and digits, a letter first, with single underscores between them.
  private mutating func fieldName() throws(VarlinkSyntaxError) -> String {
    let name = scanner.take(while: { Self.isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }) {
      word in
      Self.isLetter(word.first!)
        && word.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
          .allSatisfy { !$0.isEmpty }
    }
    guard let name else { throw expected(.fieldName) }
    return name
  }

  /// Two or more parts between points, a letter first, no hyphen at the start or end of a part.
  private mutating func interfaceName() throws(VarlinkSyntaxError) -> String {
    let hyphen = UInt8(ascii: "-")
    let point = UInt8(ascii: ".")
    let name = scanner.take(while: { Self.isLetterOrDigit($0) || $0 == hyphen || $0 == point }) {
      word in
      let parts = word.split(separator: point, omittingEmptySubsequences: false)
      return parts.count > 1 && Self.isLetter(word.first!)
        && parts.allSatisfy { !$0.isEmpty && $0.first != hyphen && $0.last != hyphen }
    }
    guard let name else { throw expected(.interfaceName) }
    return name
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

extension VarlinkInterface {
  /// Reads the description of an interface. Comments that stand where they document nothing are
  /// left out.
  ///
  /// - Throws: `VarlinkSyntaxError`, with the line and column.
  package init(_ text: String) throws(VarlinkSyntaxError) {
    var reader = VarlinkDescriptionReader(text)
    self = try reader.interface()
  }

  /// The member of a name, without the interface's.
  package func member(_ name: String) -> Member? {
    members.first { $0.name.utf8.elementsEqual(name.utf8) }
  }
}
