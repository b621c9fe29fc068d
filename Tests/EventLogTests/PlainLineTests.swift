import CivilTime
import FollowupCore
import JSON
import Schema
import TestSupport
import Testing

@testable import EventLog

/// The quick reading of a line and the general one say the same.
@Suite struct PlainLineTests {
  private func event(_ body: EventBody, _ application: String = "acme") -> Event {
    Event(
      id: EventID(device: "desk", sequence: 17), time: noon, recorded: noon - .microseconds(3),
      at: noon - .hours(1), application: application, body: body, key: "k 1", isContinued: true)
  }

  /// The line without its seal and its line break.
  private func start(_ event: Event) -> [UInt8] {
    Record.line(event, after: 12).dropLast(Seal.length + 1)
  }

  @Test(arguments: everyBody)
  func `every kind that the log writes is read quickly`(body: EventBody) throws {
    let written = event(body)
    let plain = try #require(PlainLine(start(written)[...]))
    let record = try Record(Record.line(written, after: 12).dropLast())
    #expect(record.event == written && record.after == 12)
    #expect(plain.envelope.event(body) == written)
  }

  @Test func `20,000 spoilt lines: what is read quickly is what is read in general`() throws {
    var random = SeededGenerator(seed: 9)
    let lines = everyBody.map { start(event($0)) }
    var quick = 0
    for _ in 0..<20_000 {
      var line = lines.randomElement(using: &random)!
      for _ in 0..<Int.random(in: 1...2, using: &random) { spoil(&line, &random) }
      guard let plain = PlainLine(line[...]) else { continue }
      quick += 1
      // What contradicts itself in the kind's own members is a flaw whichever way it is read.
      let members = try #require(try? JSONReader.parse(line + Array("}".utf8)).objectValue)
      var rest = members
      let envelope = try Envelope(takingFrom: &rest)
      #expect(plain.envelope == envelope, "\(String(decoding: line, as: UTF8.self))")
      #expect(plain.fields == rest, "\(String(decoding: line, as: UTF8.self))")
    }
    #expect(quick > 1_500)
  }

  private func spoil(_ line: inout [UInt8], _ random: inout SeededGenerator) {
    let place = line.indices.randomElement(using: &random)!
    let bytes = Array("\"\\,:{}[]0123456789-+.eETZaztfn \u{1}\u{E9}".utf8)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: line.remove(at: place)
    case 1: line.insert(bytes.randomElement(using: &random)!, at: place)
    case 2: line.insert(contentsOf: #","seq":1"#.utf8, at: place)
    default: line[place] = bytes.randomElement(using: &random)!
    }
  }

  @Test(arguments: [0, 1, 7, 8, 9, 15, 16, 17, 64, 1_000])
  func `a checksum is the same in one piece and byte by byte`(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
    var pieces = CRC32C()
    for byte in bytes { pieces.update([byte].span) }
    #expect(CRC32C(bytes.span) == pieces)
  }
}
