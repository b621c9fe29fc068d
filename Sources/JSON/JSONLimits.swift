/// How much a reader takes before it refuses a document.
public struct JSONLimits: Hashable, Sendable {
  /// The deepest nesting of arrays and objects that is read; `[]` is one deep.
  public let depth: Int

  /// The longest document, in bytes.
  public let bytes: Int

  /// The deepest limit there may be: the reader recurses, and a stack is finite.
  public static let deepest = 512

  /// Limits of 32 levels and 1 MiB, or others. It is a mistake of the program to ask for a depth
  /// above `deepest`.
  public init(depth: Int = 32, bytes: Int = 1 << 20) {
    precondition((0...Self.deepest).contains(depth), "A JSON depth limit is from 0 to 512.")
    self.depth = depth
    self.bytes = bytes
  }
}
