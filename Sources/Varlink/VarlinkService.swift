import JSON

/// What a service says of itself, and what it answers by itself: questions about its interfaces,
/// and calls that its interfaces do not allow.
package struct VarlinkService: Sendable {
  /// What becomes of a call.
  package enum Answer: Hashable, Sendable {
    /// The call is answered already.
    case reply(VarlinkReply)
    /// The call is one that its interface allows, and is left to the program.
    case call(VarlinkCall)
  }

  /// The interface that every service has.
  package static let interfaceName = "org.varlink.service"

  private let identity: JSONObject
  private let interfaces: [VarlinkInterface]
  private let streamingMethods: Set<String>

  /// A service with these interfaces, besides `org.varlink.service`.
  ///
  /// - Parameter streamingMethods: methods, named with their interface, that make sense only with
  ///   `more`.
  package init(
    vendor: String, product: String, version: String, url: String,
    interfaces: [VarlinkInterface], streamingMethods: Set<String> = []
  ) {
    self.interfaces = [Self.ownInterface] + interfaces
    self.streamingMethods = streamingMethods
    identity = [
      "vendor": .string(vendor), "product": .string(product), "version": .string(version),
      "url": .string(url), "interfaces": .array(self.interfaces.map { .string($0.name) }),
    ]
  }

  /// What becomes of a call.
  package func answer(_ call: VarlinkCall) -> Answer {
    do throws(VarlinkError) {
      return try answerIfAllowed(call)
    } catch {
      return .reply(.failure(error))
    }
  }

  private func answerIfAllowed(_ call: VarlinkCall) throws(VarlinkError) -> Answer {
    let interface = try interface(call.interfaceName)
    try interface.validate(method: call.methodName, parameters: call.parameters)
    // A reply would agree to another protocol, and no method here has one.
    guard call.mode != .upgrade else { throw .methodNotImplemented(call.method) }
    guard call.mode == .more || !streamingMethods.contains(call.method) else {
      throw .expectedMore
    }
    guard interface.name == Self.interfaceName else { return .call(call) }
    return .reply(.success(try answerAboutItself(call), continues: false))
  }

  private func answerAboutItself(_ call: VarlinkCall) throws(VarlinkError) -> JSONObject {
    guard let name = call.parameters["interface"]?.stringValue else { return identity }
    return ["description": .string(try interface(name).description)]
  }

  private func interface(_ name: String) throws(VarlinkError) -> VarlinkInterface {
    guard let interface = interfaces.first(where: { $0.name.isExactly(name) }) else {
      throw .interfaceNotFound(name)
    }
    return interface
  }
}

extension VarlinkService {
  /// The interface that every service has, as UAPI specification 20 describes it.
  package static let ownInterface = try! VarlinkInterface(
    """
    # What every Varlink service can be asked about itself.
    interface org.varlink.service

    # Who made the service, and which interfaces it has.
    method GetInfo() -> (
      vendor: string,
      product: string,
      version: string,
      url: string,
      interfaces: []string
    )

    # An interface of the service, described in the language of this text.
    method GetInterfaceDescription(interface: string) -> (description: string)

    # The service does not have the interface.
    error InterfaceNotFound (interface: string)

    # The interface does not have the method.
    error MethodNotFound (method: string)

    # The interface has the method, but the service does not implement it.
    error MethodNotImplemented (method: string)

    # A parameter is missing, unknown, of the wrong type or out of range.
    error InvalidParameter (parameter: string)

    # The client may not do this.
    error PermissionDenied ()

    # The method has to be called with "more".
    error ExpectedMore ()

    # The method has to be called with "upgrade".
    error ExpectedUpgrade ()
    """)
}
