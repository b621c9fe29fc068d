/// Cuts a stream of bytes into frames, each ended by a NUL.
package struct VarlinkFramer: Sendable {
  /// The longest frame, in bytes, without its NUL.
  package let limitBytes: Int

  private var buffer: [UInt8] = []

  /// Where the first frame begins in the buffer.
  private var start = 0

  /// Where the NUL of the first frame is, once it has come.
  private var end: Int?

  /// How many frames were handed out.
  private var frameCount = 0

  /// A framer for frames up to a length, in bytes.
  package init(limitBytes: Int) {
    self.limitBytes = limitBytes
  }

  /// How many bytes were received and not yet handed out. Whoever feeds the framer bounds them.
  package var bufferedBytes: Int {
    buffer.count - start
  }

  /// Whether a whole frame waits to be handed out.
  package var hasFrame: Bool {
    end != nil
  }

  /// The number of the frame that has begun and not ended, counted from 0; nil if none has,
  /// or if a whole frame waits before it. A limit on the time that a frame takes starts anew when the
  /// number changes.
  package var partialFrame: Int? {
    !hasFrame && bufferedBytes > 0 ? frameCount : nil
  }

  /// Takes bytes as they come from the stream.
  package mutating func receive(_ bytes: ArraySlice<UInt8>) {
    let searched = buffer.count
    buffer.append(contentsOf: bytes)
    if end == nil {
      end = buffer[searched...].firstIndex(of: 0)
    }
  }

  /// The next whole frame without its NUL, or nil if more bytes have to come first.
  ///
  /// - Throws: `VarlinkViolation.frameTooLong`, as soon as the frame is, whole or not.
  package mutating func next() throws(VarlinkViolation) -> [UInt8]? {
    guard (end ?? buffer.count) - start <= limitBytes else {
      throw .frameTooLong(limitBytes: limitBytes)
    }
    guard let end else { return nil }
    let frame = Array(buffer[start..<end])
    frameCount += 1
    start = end + 1
    self.end = buffer[start...].firstIndex(of: 0)
    releaseConsumed()
    return frame
  }

  /// Frees what was handed out. An empty buffer keeps no room, so that one large frame does not
  /// stay with an idle connection.
  private mutating func releaseConsumed() {
    if start == buffer.count {
      buffer = []
    } else if start > buffer.count / 2 {
      buffer.removeSubrange(..<start)
      end = end.map { $0 - start }
    } else {
      return
    }
    start = 0
  }
}
