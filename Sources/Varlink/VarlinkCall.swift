package import JSON

/// A call of a method, from a client to a service.
package struct VarlinkCall: Hashable, Sendable {
  /// What the client expects in return.
  package enum Mode: Hashable, Sendable {
    /// One reply.
    case single
    /// No reply, not even an error.
    case oneway
    /// Any number of replies; all but the last say that they continue.
    case more
    /// One reply, after which the connection speaks another protocol.
    case upgrade
  }

  /// The method's name with its interface's, such as `org.varlink.service.GetInfo`.
  package let method: String

  /// The input parameters.
  package let parameters: JSONObject

  /// What is expected in return.
  package let mode: Mode

  /// A call of a method, named with its interface.
  package init(method: String, parameters: JSONObject = [:], mode: Mode = .single) {
    self.method = method
    self.parameters = parameters
    self.mode = mode
  }

  /// The interface's part of the method's name; empty if there is none.
  package var interfaceName: String {
    lastPoint.map { String(method[..<$0]) } ?? ""
  }

  /// The method's own name, without its interface's.
  package var methodName: String {
    lastPoint.map { String(method[method.utf8.index(after: $0)...]) } ?? method
  }

  private var lastPoint: String.Index? { method.utf8.lastIndex(of: UInt8(ascii: ".")) }
}

extension VarlinkCall {
  private static let members: Set = ["method", "parameters", "oneway", "more", "upgrade"]

  /// The call that a frame holds, given without its NUL.
  ///
  /// - Throws: `VarlinkViolation`.
  package init(frame: [UInt8], limits: JSONLimits = JSONLimits()) throws(VarlinkViolation) {
    let message = try VarlinkMessage(frame: frame, limits: limits, known: Self.members)
    guard let method = try message.text("method") else { throw .missingMember("method") }
    let flags: [(isSet: Bool, mode: Mode)] = [
      (try message.flag("oneway"), .oneway), (try message.flag("more"), .more),
      (try message.flag("upgrade"), .upgrade),
    ]
    let modes = flags.filter(\.isSet).map(\.mode)
    guard modes.count <= 1 else { throw .contradictoryFlags }
    self.init(method: method, parameters: try message.parameters(), mode: modes.first ?? .single)
  }

  /// The frame of this call, with its NUL.
  package var frame: [UInt8] {
    var members: JSONObject = ["method": .string(method)]
    if !parameters.isEmpty { members["parameters"] = .object(parameters) }
    switch mode {
    case .single: break
    case .oneway: members["oneway"] = true
    case .more: members["more"] = true
    case .upgrade: members["upgrade"] = true
    }
    return VarlinkMessage.frame(members)
  }
}
