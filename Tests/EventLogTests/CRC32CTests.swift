import EventLog
import Testing

@Suite("CRC-32C")
struct CRC32CTests {
  @Test(
    "agrees with the published vectors",
    arguments: [
      (Array("123456789".utf8), "e3069283"), ([], "00000000"),
      ([UInt8](repeating: 0, count: 32), "8a9136aa"),
      ([UInt8](repeating: 0xFF, count: 32), "62a8ab43"), (Array(0...31), "46dd794e"),
      (Array((0...31).reversed()), "113fdb5c"),
    ])
  func publishedVectors(bytes: [UInt8], digits: String) {
    #expect(CRC32C(bytes.span).hexDigits == digits)
  }

  @Test("of pieces is that of the whole", arguments: 0...9)
  func pieces(first: Int) {
    let bytes = Array("123456789".utf8)
    let (start, rest) = (bytes.prefix(first), bytes.dropFirst(first))
    var checksum = CRC32C(start.span)
    checksum.update(rest.span)
    #expect(checksum == CRC32C(bytes.span))
  }
}
