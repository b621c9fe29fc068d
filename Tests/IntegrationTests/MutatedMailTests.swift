import MailHeaders
import MessageReading
import SystemPackage
import TestSupport
import Testing

/// Mutated mails are read without a crash, and leave nothing behind. The fuzzer goes further. It is
/// here, where one test runs at a time, since the memory is that of the whole process.
@Suite struct MutatedMailTests {
  @Test func `Twenty thousand mutated mails are read, and nothing grows`() throws {
    let samples = [
      "From: =?UTF-8?Q?J=C3=B6?= <jo@acme.example>\r\nTo: \"Doe, Jo\" <a@b.c>; team: x@y.z, (c) q@r.s;\r\n"
        + "Date: Fri, 27 Nov 2026 10:00:00 +0100\r\nMessage-ID: <1@x>\r\nReferences: <2@x> <3@x>\r\n\r\nHi",
      "From x Fri Nov 27 10:00:00 2026\nReceived: by c; Fri, 27 Nov 2026 09:00:05 CEST\nfrom: a@xn--bcher-kva.example\n"
        + "Cc: <@r.e,@s.t:jo@[IPv6:2001:db8::1]>,\n\t\"a\\\"b\"@c.d\nDate: Fr, 27. Nov\n\n",
    ].map { Array($0.utf8) }
    var random = SeededGenerator(seed: 13)
    var before = 0
    for round in 0..<20_000 {
      if round == 5_000 { before = try residentPages() }
      var bytes = samples[round % samples.count]
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        case 1 where place < bytes.count:
          bytes[place] = Array("<>(),;:\"\\@=?\n\r \u{0}".utf8).randomElement(using: &random)!
        case 2:
          bytes.removeSubrange(
            place..<min(place + Int.random(in: 0...20, using: &random), bytes.count))
        default: bytes.insert(contentsOf: bytes[place...].prefix(30), at: place)
        }
      }
      let header = MailHeader(bytes)
      #expect(header.byteCount <= bytes.count)
      _ = try? Message(header)
    }
    #expect(try residentPages() - before < 4096, "less than 16 MiB")
  }

  private func residentPages() throws -> Int {
    let text = try String(decoding: FilePath("/proc/self/statm").bytes(), as: UTF8.self)
    return try #require(Int(text.split(separator: " ")[1]))
  }
}
