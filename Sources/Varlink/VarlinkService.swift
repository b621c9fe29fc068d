import JSON

/// What a service says of itself, and what it answers by itself: questions about its interfaces,
/// and calls of methods that it does not have. A call's parameters are the program's to read.
package struct VarlinkService: Sendable {
  /// What becomes of a call.
  package enum Answer: Hashable, Sendable {
    /// The call is answered already.
    case reply(VarlinkReply)
    /// The call is of a method that the interface has, and is left to the program.
    case call(VarlinkCall)
  }

  /// The interface that every service has.
  package static let interfaceName = "org.varlink.service"

  /// An interface as a call needs it: without its description, which is long and seldom asked for.
  package struct Interface: Sendable {
    /// The name, in reverse-domain notation.
    package let name: String
    /// The names of its methods, without the interface's.
    package let methods: [String]
    /// Makes the description, whenever a client asks for it.
    package let describe: @Sendable () -> VarlinkInterface

    /// An interface of these methods, which are those of its description.
    package init(
      name: String, methods: [String], describe: @escaping @Sendable () -> VarlinkInterface
    ) {
      self.name = name
      self.methods = methods
      self.describe = describe
    }

    /// An interface whose description is there already.
    package init(_ interface: VarlinkInterface) {
      self.init(name: interface.name, methods: interface.methodNames) { interface }
    }
  }

  private let identity: JSONObject
  private let interfaces: [Interface]
  private let streamingMethods: Set<String>

  /// A service with these interfaces, besides `org.varlink.service`.
  ///
  /// - Parameter streamingMethods: methods, named with their interface, that make sense only with
  ///   `more`.
  package init(
    vendor: String, product: String, version: String, url: String,
    interfaces: [Interface], streamingMethods: Set<String> = []
  ) {
    self.interfaces = [Interface(Self.ownInterface)] + interfaces
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
    let name = call.methodName
    guard interface.methods.contains(where: { $0.isExactly(name) }) else {
      throw .methodNotFound(call.method)
    }
    // A reply would agree to another protocol, and no method here has one.
    guard call.mode != .upgrade else { throw .methodNotImplemented(call.method) }
    guard call.mode == .more || !streamingMethods.contains(call.method) else {
      throw .expectedMore
    }
    guard interface.name == Self.interfaceName else { return .call(call) }
    return .reply(.success(try answerAboutItself(call), continues: false))
  }

  private func answerAboutItself(_ call: VarlinkCall) throws(VarlinkError) -> JSONObject {
    let parameters = call.parameters.filter { $0.key != "interface" }
    if let unknown = parameters.first?.key { throw .invalidParameter(unknown) }
    switch (call.methodName, call.parameters["interface"]) {
    case ("GetInfo", nil): return identity
    case ("GetInterfaceDescription", .string(let name)?):
      return ["description": .string(try interface(name).describe().description)]
    default: throw .invalidParameter("interface")
    }
  }

  private func interface(_ name: String) throws(VarlinkError) -> Interface {
    guard let interface = interfaces.first(where: { $0.name.isExactly(name) }) else {
      throw .interfaceNotFound(name)
    }
    return interface
  }
}

extension VarlinkService {
  /// The interface that every service has, as UAPI specification 20 describes it.
  package static let ownInterface = VarlinkInterface(
    name: interfaceName, documentation: ["What every Varlink service can be asked about itself."],
    members: [
      member(
        "GetInfo", "Who made the service, and which interfaces it has.",
        .method(
          input: [],
          output: ["vendor", "product", "version", "url"].map { VarlinkField($0, .string) }
            + [VarlinkField("interfaces", .array(.string))])),
      member(
        "GetInterfaceDescription",
        "An interface of the service, described in the language of this text.",
        .method(
          input: [VarlinkField("interface", .string)],
          output: [VarlinkField("description", .string)])),
      error("InterfaceNotFound", "interface", "The service does not have the interface."),
      error("MethodNotFound", "method", "The interface does not have the method."),
      error(
        "MethodNotImplemented", "method",
        "The interface has the method, but the service does not implement it."),
      error(
        "InvalidParameter", "parameter",
        "A parameter is missing, unknown, of the wrong type or out of range."),
      error("PermissionDenied", nil, "The client may not do this."),
      error("ExpectedMore", nil, "The method has to be called with \"more\"."),
      error("ExpectedUpgrade", nil, "The method has to be called with \"upgrade\"."),
    ])

  private static func member(
    _ name: String, _ summary: String, _ kind: VarlinkInterface.Kind
  ) -> VarlinkInterface.Member {
    VarlinkInterface.Member(name: name, kind: kind, documentation: [summary])
  }

  private static func error(
    _ name: String, _ parameter: String?, _ summary: String
  ) -> VarlinkInterface.Member {
    let fields = [parameter].compactMap { $0 }.map { VarlinkField($0, .string) }
    return member(name, summary, .error(fields))
  }
}
