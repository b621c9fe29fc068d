import Testing
import Varlink

@Suite struct VarlinkFramerTests {
  private static let stream = Array("one\0\0three\0four".utf8)

  private func frames(_ framer: inout VarlinkFramer) throws -> [String] {
    var frames: [String] = []
    while let frame = try framer.next() {
      frames.append(String(decoding: frame, as: UTF8.self))
    }
    return frames
  }

  @Test func `frames are the same wherever the stream is split`() throws {
    for first in 0...Self.stream.count {
      for second in first...Self.stream.count {
        var framer = VarlinkFramer(limitBytes: 100)
        var found: [String] = []
        for part in [Self.stream[..<first], Self.stream[first..<second], Self.stream[second...]] {
          framer.receive(part)
          found += try frames(&framer)
        }
        #expect(found == ["one", "", "three"])
        #expect(framer.partialFrame == 3)
        #expect(framer.bufferedBytes == 4)
      }
    }
  }

  @Test func `frames that came together are handed out one by one`() throws {
    var framer = VarlinkFramer(limitBytes: 100)
    for byte in Self.stream {
      framer.receive([byte])
    }
    #expect(framer.hasFrame)
    #expect(framer.partialFrame == nil)
    #expect(try frames(&framer) == ["one", "", "three"])
    #expect(!framer.hasFrame)
    framer.receive([0])
    #expect(try frames(&framer) == ["four"])
    #expect(framer.bufferedBytes == 0)
  }

  @Test func `a partial frame has its own number`() throws {
    var framer = VarlinkFramer(limitBytes: 100)
    #expect(framer.partialFrame == nil)
    framer.receive([1])
    #expect(framer.partialFrame == 0)
    framer.receive([2])
    #expect(framer.partialFrame == 0)
    framer.receive([0, 3])
    #expect(framer.partialFrame == nil)
    #expect(try framer.next() == [1, 2])
    #expect(framer.partialFrame == 1)
    framer.receive([0])
    #expect(try framer.next() == [3])
    #expect(framer.partialFrame == nil)
  }

  @Test func `a frame of the limit is handed out, a longer one is refused before its end`() throws {
    var framer = VarlinkFramer(limitBytes: 4)
    framer.receive([1, 2, 3, 4, 0, 1, 2, 3, 4])
    #expect(try framer.next() == [1, 2, 3, 4])
    #expect(try framer.next() == nil)
    framer.receive([5])
    #expect(throws: VarlinkViolation.frameTooLong(limitBytes: 4)) { try framer.next() }
    framer.receive([0])
    #expect(throws: VarlinkViolation.frameTooLong(limitBytes: 4)) { try framer.next() }
  }

  @Test func `many frames keep no more than what was not handed out`() throws {
    var framer = VarlinkFramer(limitBytes: 10)
    for number in UInt8(1)...250 {
      framer.receive([number, number, 0, number])
      #expect(try framer.next()?.suffix(2) == [number, number])
      #expect(framer.bufferedBytes == 1)
    }
  }
}
