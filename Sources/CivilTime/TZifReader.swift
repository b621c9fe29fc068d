/// What a zone file says, checked: one index for each transition, each within the types, of which
/// there is at least one; transitions ascending.
struct ZoneFileContent: Sendable {
  var transitions: [Int64]
  var typeIndices: [UInt8]
  var types: [LocalTimeType]
  var rule: POSIXRule?
}

/// What is wrong with a zone file, as a clause, and at which byte.
struct ZoneFileDamage: Error {
  var what: String
  var offset: Int
}

/// Reads TZif, RFC 9636: a header and a block of 32-bit times; from version 2 on a second header, a
/// block of 64-bit times, which replaces the first, and a footer with the rule for later times.
struct TZifReader {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func content() throws(ZoneFileDamage) -> ZoneFileContent {
    let first = try header()
    guard first.version > 1 else {
      let content = try block(first, timeBytes: 4)
      try expectEnd()
      return content
    }
    try skip(first.blockBytes(timeBytes: 4), what: "the 32-bit block")
    let second = try header()
    var content = try block(second, timeBytes: 8)
    content.rule = try footer()
    try expectEnd()
    return content
  }

  private func expectEnd() throws(ZoneFileDamage) {
    guard offset == bytes.count else { throw damage("something follows its end") }
  }
}

extension TZifReader {
  private struct Header {
    var version = 1
    var universalFlags = 0
    var standardFlags = 0
    var leapSeconds = 0
    var transitions = 0
    var types = 0
    var abbreviationBytes = 0

    func blockBytes(timeBytes: Int) -> Int {
      transitions * (timeBytes + 1) + types * 6 + abbreviationBytes
        + leapSeconds * (timeBytes + 4) + standardFlags + universalFlags
    }
  }

  private mutating func header() throws(ZoneFileDamage) -> Header {
    guard bytes[offset...].starts(with: "TZif".utf8) else {
      throw damage(offset == 0 ? "it is not a zone file" : "its second header is missing")
    }
    guard bytes.count - offset >= 44 else { throw damage("its header is cut off") }
    var header = Header()
    switch bytes[offset + 4] {
    case 0: header.version = 1
    case UInt8(ascii: "2")...UInt8(ascii: "4"):
      header.version = Int(bytes[offset + 4] - UInt8(ascii: "0"))
    case let other:
      offset += 4
      throw damage("its version, byte \(other), is not one of 1 to 4")
    }
    offset += 20
    header.universalFlags = Int(unsigned())
    header.standardFlags = Int(unsigned())
    header.leapSeconds = Int(unsigned())
    header.transitions = Int(unsigned())
    header.types = Int(unsigned())
    header.abbreviationBytes = Int(unsigned())
    return header
  }

  private mutating func block(
    _ header: Header, timeBytes: Int
  ) throws(ZoneFileDamage) -> ZoneFileContent {
    guard (1...256).contains(header.types), header.abbreviationBytes > 0,
      [0, header.types].contains(header.standardFlags),
      [0, header.types].contains(header.universalFlags)
    else { throw damage("the counts in its header contradict each other") }
    guard header.leapSeconds == 0 else {
      throw damage("its times count leap seconds, and those of the system do not")
    }
    guard header.blockBytes(timeBytes: timeBytes) <= bytes.count - offset else {
      throw damage("it is shorter than its header says")
    }
    let transitions = try transitions(header.transitions, timeBytes: timeBytes)
    let indices = try typeIndices(header.transitions, types: header.types)
    let types = try types(header)
    try skip(header.standardFlags + header.universalFlags, what: "the block of flags")
    return ZoneFileContent(transitions: transitions, typeIndices: indices, types: types)
  }

  private mutating func transitions(
    _ count: Int, timeBytes: Int
  ) throws(ZoneFileDamage) -> [Int64] {
    var times: [Int64] = []
    times.reserveCapacity(count)
    for _ in 0..<count {
      let time =
        timeBytes == 4
        ? Int64(Int32(bitPattern: unsigned()))
        : Int64(bitPattern: UInt64(unsigned()) << 32 | UInt64(unsigned()))
      if let last = times.last, time <= last {
        offset -= timeBytes
        throw damage("its transitions are not in order")
      }
      times.append(time)
    }
    return times
  }

  private mutating func typeIndices(
    _ count: Int, types: Int
  ) throws(ZoneFileDamage) -> [UInt8] {
    let indices = Array(bytes[offset..<offset + count])
    if let wrong = indices.firstIndex(where: { $0 >= types }) {
      offset += wrong
      throw damage("a transition leads to a type that is not there")
    }
    offset += count
    return indices
  }

  private mutating func types(_ header: Header) throws(ZoneFileDamage) -> [LocalTimeType] {
    let namesStart = offset + header.types * 6
    let names = bytes[namesStart..<namesStart + header.abbreviationBytes]
    var types: [LocalTimeType] = []
    for _ in 0..<header.types {
      let seconds = Int(Int32(bitPattern: unsigned()))
      guard LocalTimeType.offsetRange.contains(seconds) else {
        offset -= 4
        throw damage("an offset of \(seconds) seconds is farther from UTC than any clock is")
      }
      guard bytes[offset] <= 1 else { throw damage("a flag is neither 0 nor 1") }
      let name = names.dropFirst(Int(bytes[offset + 1])).prefix { $0 != 0 }
      guard !name.isEmpty, name.endIndex < names.endIndex,
        name.allSatisfy({ (0x20...0x7e).contains($0) })
      else {
        offset += 1
        throw damage("an abbreviation is missing or is not plain text")
      }
      types.append(
        LocalTimeType(
          offsetSeconds: seconds, isDaylightSaving: bytes[offset] == 1,
          abbreviation: String(decoding: name, as: UTF8.self)))
      offset += 2
    }
    offset = names.endIndex
    return types
  }
}

extension TZifReader {
  private mutating func footer() throws(ZoneFileDamage) -> POSIXRule? {
    let newline = UInt8(ascii: "\n")
    guard offset < bytes.count, bytes[offset] == newline,
      let end = bytes[(offset + 1)...].firstIndex(of: newline)
    else { throw damage("its footer is missing or cut off") }
    let text = bytes[offset + 1..<end]
    offset = end + 1
    return text.isEmpty ? nil : try POSIXRule(parsing: text)
  }

  private func damage(_ what: String) -> ZoneFileDamage {
    ZoneFileDamage(what: what, offset: offset)
  }

  private mutating func skip(_ count: Int, what: String) throws(ZoneFileDamage) {
    guard count <= bytes.count - offset else { throw damage("\(what) is cut off") }
    offset += count
  }

  /// The next four bytes, most significant first, which the caller knows to be there.
  private mutating func unsigned() -> UInt32 {
    let value = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    offset += 4
    return value
  }
}
