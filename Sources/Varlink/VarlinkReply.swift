package import JSON

/// One reply to a call, from a service to a client.
package enum VarlinkReply: Hashable, Sendable {
  /// The output parameters; where it continues, more replies to the same call follow.
  case success(JSONObject, continues: Bool)
  /// The call failed. No more replies follow.
  case failure(VarlinkError)
}

extension VarlinkReply {
  private static let members: Set = ["parameters", "continues", "error"]

  /// Whether more replies to the same call follow.
  package var continues: Bool {
    if case .success(_, let continues) = self { continues } else { false }
  }

  /// The reply that a frame holds, given without its NUL.
  ///
  /// - Throws: `VarlinkViolation`.
  package init(frame: [UInt8], limits: JSONLimits = JSONLimits()) throws(VarlinkViolation) {
    let message = try VarlinkMessage(frame: frame, limits: limits, known: Self.members)
    let parameters = try message.parameters()
    let continues = try message.flag("continues")
    guard let name = try message.text("error") else {
      self = .success(parameters, continues: continues)
      return
    }
    guard !continues else { throw .continuingError }
    self = .failure(VarlinkError(name: name, parameters: parameters))
  }

  /// The frame of this reply, with its NUL.
  package var frame: [UInt8] {
    var members: JSONObject = [:]
    let parameters: JSONObject
    switch self {
    case .success(let output, _): parameters = output
    case .failure(let error):
      members["error"] = .string(error.name)
      parameters = error.parameters
    }
    if !parameters.isEmpty { members["parameters"] = .object(parameters) }
    if continues { members["continues"] = true }
    return VarlinkMessage.frame(members)
  }

  /// The frame of the only reply, with its NUL, for parameters that are written already.
  static func frame(written parameters: [UInt8]) -> [UInt8] {
    guard parameters.count > "{}".utf8.count else { return Array("{}\0".utf8) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parameters.count + 16)
    bytes += #"{"parameters":"#.utf8
    bytes += parameters
    bytes += "}\0".utf8
    return bytes
  }
}
