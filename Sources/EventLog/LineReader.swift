import Glibc

/// Reads a file line by line, a piece at a time, up to the size that it had when it was listed.
struct LineReader {
  struct Line {
    /// Where it begins in the file.
    let offset: Int
    /// Its bytes, without the line break; empty if it is too long.
    let bytes: ArraySlice<UInt8>
    /// Whether a line break ends it.
    let isTerminated: Bool
    /// Whether it is longer than any line may be.
    let isTooLong: Bool
  }

  private let storage: any LogStorage
  private let file: StoredFile
  /// What was read last.
  private var buffer: [UInt8] = []
  /// Where in the buffer begins what was not returned yet.
  private var start = 0
  /// Where the next line begins.
  private var lineStart: Int
  /// Where the next piece begins.
  private var position: Int

  init(_ storage: any LogStorage, _ file: StoredFile, from offset: Int) {
    self.storage = storage
    self.file = file
    lineStart = offset
    position = offset
  }

  /// The next line; nil at the end.
  mutating func next() throws(LogError) -> Line? {
    var searched = start
    var isTooLong = false
    while true {
      if let lineBreak = lineBreak(from: searched) {
        let bytes = buffer[start..<lineBreak]
        start = lineBreak + 1
        return line(bytes, isTerminated: true, isTooLong: isTooLong)
      }
      if buffer.count - start >= LogLimits.lineBytes {
        isTooLong = true
        start = buffer.count
      }
      searched = buffer.count - start
      guard try fill() else { break }
    }
    let bytes = buffer[start...]
    start = buffer.count
    guard lineStart < position else { return nil }
    return line(bytes, isTerminated: false, isTooLong: isTooLong)
  }

  private func lineBreak(from start: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard start < bytes.count,
        let found = memchr(
          bytes.baseAddress! + start, CInt(UInt8(ascii: "\n")), bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - bytes.baseAddress!
    }
  }

  private mutating func line(
    _ bytes: ArraySlice<UInt8>, isTerminated: Bool, isTooLong: Bool
  ) -> Line {
    let isTooLong = isTooLong || bytes.count >= LogLimits.lineBytes
    defer { lineStart = position - (buffer.count - start) }
    return Line(
      offset: lineStart, bytes: isTooLong ? [] : bytes, isTerminated: isTerminated,
      isTooLong: isTooLong)
  }

  /// Reads the next piece, and drops what was returned; false at the end.
  private mutating func fill() throws(LogError) -> Bool {
    let count = min(LogLimits.chunkBytes, file.sizeBytes - position)
    guard count > 0 else { return false }
    let piece = try storage.read(file, at: position, count: count)
    position += piece.count
    buffer = start == buffer.count ? piece : buffer[start...] + piece
    start = 0
    return !piece.isEmpty
  }
}
