import JSON
import TestSupport
import Testing
import Varlink
import VarlinkDescriptions

@Suite struct VarlinkAgainstPythonTests {
  /// Python's package is older than the type `any`, and knows neither digits nor hyphens in the
  /// first part of an interface's name.
  private static let interfaces = [
    VarlinkService.ownInterface,
    try! VarlinkInterface(Samples.text.replacing("?any", with: "?object")),
  ]

  @Test(.requires(.python), arguments: interfaces)
  func `the varlink package for Python reads our descriptions as we do`(
    interface: VarlinkInterface
  ) async throws {
    let output = try await run(
      Command("python3", ["-c", Self.script]), input: Array(interface.description.utf8))
    guard output.status != .exited(77) else {
      try Test.cancel("It needs the package varlink for the first python3 in PATH.")
    }
    try #require(output.succeeded, "\(output)")
    let theirs = try JSONReader.parse(output.standardOutput)
    #expect(theirs == Self.outline(interface))
  }

  /// An interface as JSON: names, kinds, and types in full.
  private static func outline(_ interface: VarlinkInterface) -> JSONValue {
    let members = interface.members.map { member -> JSONValue in
      switch member.kind {
      case .type(let type): ["type", .string(member.name), outline(type)]
      case .error(let fields): ["error", .string(member.name), outline(.structure(fields))]
      case .method(let input, let output):
        [
          "method", .string(member.name), outline(.structure(input)), outline(.structure(output)),
        ]
      }
    }
    return [.string(interface.name), .array(members)]
  }

  private static func outline(_ type: VarlinkType) -> JSONValue {
    switch type {
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .string: "string"
    case .object: "object"
    case .any: "any"
    case .named(let name): .string(name)
    case .optional(let type): ["?", outline(type)]
    case .array(let type): ["[]", outline(type)]
    case .map(.structure([])): "set"
    case .map(let type): ["[string]", outline(type)]
    case .structure(let fields):
      ["()", .array(fields.map { [.string($0.name), outline($0.type)] })]
    case .enumeration(let values): ["enum", .array(values.map { .string($0.name) })]
    }
  }

  private static let script = #"""
    import json, sys
    try:
        from varlink import scanner
    except ImportError:
        sys.exit(77)

    def outline(type):
        if isinstance(type, scanner._Maybe): return ["?", outline(type.element_type)]
        if isinstance(type, scanner._Array): return ["[]", outline(type.element_type)]
        if isinstance(type, scanner._Dict): return ["[string]", outline(type.element_type)]
        if isinstance(type, scanner._CustomType): return type.name
        if isinstance(type, scanner._Object): return "object"
        if isinstance(type, scanner._Enum): return ["enum", list(type.fields)]
        if isinstance(type, scanner._Struct):
            return ["()", [[name, outline(field)] for name, field in type.fields.items()]]
        if isinstance(type, set): return "set"
        return {bool: "bool", int: "int", float: "float", str: "string"}[type.__class__]

    def member(value):
        if isinstance(value, scanner._Alias): return ["type", value.name, outline(value.type)]
        if isinstance(value, scanner._Error): return ["error", value.name, outline(value.type)]
        return ["method", value.name, outline(value.in_type), outline(value.out_type)]

    interface = scanner.Interface(sys.stdin.read())
    print(json.dumps([interface.name, [member(value) for value in interface.members.values()]]))
    """#
}
