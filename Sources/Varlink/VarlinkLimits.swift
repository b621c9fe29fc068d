import JSON

/// How much one connection may ask of a service.
package struct VarlinkLimits: Hashable, Sendable {
  /// The longest frame of a call, in bytes without its NUL.
  package let frameBytes: Int

  /// The longest frame of those methods that may have a longer one, named with their interface.
  package let frameBytesOfMethod: [String: Int]

  /// The deepest nesting of a call.
  package let depth: Int

  /// Limits of 64 KiB a frame and 32 levels, or others.
  package init(
    frameBytes: Int = 64 << 10, frameBytesOfMethod: [String: Int] = [:], depth: Int = 32
  ) {
    self.frameBytes = frameBytes
    self.frameBytesOfMethod = frameBytesOfMethod
    self.depth = depth
  }

  /// The longest frame of any method: until a call is read, it is not known which one it calls.
  package var longestFrameBytes: Int {
    max(frameBytes, frameBytesOfMethod.values.max() ?? 0)
  }

  /// The most that is kept of what a client sends before its turn: the longest frame, and what one
  /// more reading of the socket may bring.
  package var bufferedBytes: Int {
    longestFrameBytes + 1 + max(frameBytes, 64 << 10)
  }

  /// The longest frame of a call of one method, named with its interface.
  package func frameBytes(of method: String) -> Int {
    frameBytesOfMethod[method] ?? frameBytes
  }

  var json: JSONLimits {
    JSONLimits(depth: depth, bytes: longestFrameBytes)
  }
}
