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
  /// What was read and not yet returned.
  private var buffer: ArraySlice<UInt8> = []
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
    var searched = buffer.startIndex
    var isTooLong = false
    while true {
      if let lineBreak = lineBreak(from: searched) {
        let bytes = buffer[..<lineBreak]
        buffer = buffer[(lineBreak + 1)...]
        return line(bytes, isTerminated: true, isTooLong: isTooLong)
      }
      if buffer.count >= LogLimits.lineBytes {
        isTooLong = true
        buffer = []
      }
      guard try fill() else { break }
      searched = buffer.startIndex
    }
    let bytes = buffer
    buffer = []
    guard lineStart < position else { return nil }
    return line(bytes, isTerminated: false, isTooLong: isTooLong)
  }

  private func lineBreak(from start: Int) -> Int? {
    buffer[start...].withUnsafeBytes { bytes in
      guard let first = bytes.baseAddress,
        let found = memchr(first, CInt(UInt8(ascii: "\n")), bytes.count)
      else { return nil }
      return start + (UnsafeRawPointer(found) - first)
    }
  }

  private mutating func line(
    _ bytes: ArraySlice<UInt8>, isTerminated: Bool, isTooLong: Bool
  ) -> Line {
    let isTooLong = isTooLong || bytes.count >= LogLimits.lineBytes
    defer { lineStart = position - buffer.count }
    return Line(
      offset: lineStart, bytes: isTooLong ? [] : bytes, isTerminated: isTerminated,
      isTooLong: isTooLong)
  }

  /// Reads the next piece; false at the end.
  private mutating func fill() throws(LogError) -> Bool {
    let count = min(LogLimits.chunkBytes, file.sizeBytes - position)
    guard count > 0 else { return false }
    let piece = try storage.read(file, at: position, count: count)
    position += piece.count
    buffer = ArraySlice(Array(buffer) + piece)
    return !piece.isEmpty
  }
}
