import ArgumentParser
import FollowupCore
import When

extension PlainArguments: Decoder {
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Properties(line: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Refusal() }
  func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Refusal() }
}

/// A command's properties, each taken from the line as its type says.
///
/// An argument is the next text, an option or flag goes by its property's name. Types that are not listed
/// are refused.
private struct Properties<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let line: PlainArguments

  func decode<Wrapper: Decodable>(_ type: Wrapper.Type, forKey key: Key) throws -> Wrapper {
    let name = key.stringValue
    // The types that most commands have come first: each that is looked at is made for it.
    let wrapper: Any =
      switch ObjectIdentifier(type) {
      case ObjectIdentifier(OptionGroup<DaemonOptions>.self): try group(DaemonOptions.self)
      case ObjectIdentifier(Flag<Bool>.self): flag(name)
      case ObjectIdentifier(Option<String?>.self): try option(name, String.init(reading:))
      case ObjectIdentifier(Argument<String>.self): try argument(String.init(reading:))
      case ObjectIdentifier(Argument<String?>.self): try optionalArgument(String.init(reading:))
      case ObjectIdentifier(Option<When?>.self): try option(name) { try When($0) }
      case ObjectIdentifier(Option<Int?>.self): try option(name, Int.init(reading:))
      case ObjectIdentifier(Option<NextFormat?>.self): try option(name, NextFormat.init(reading:))
      case ObjectIdentifier(Option<Channel?>.self): try option(name, Channel.init(reading:))
      case ObjectIdentifier(Argument<Action>.self): try argument(Action.init(reading:))
      case ObjectIdentifier(Argument<Action?>.self): try optionalArgument(Action.init(reading:))
      case ObjectIdentifier(Option<[String]>.self): try options(name, String.init(reading:))
      case ObjectIdentifier(Argument<CheckCommand.Subject>.self):
        try argument(CheckCommand.Subject.init(reading:))
      case ObjectIdentifier(Argument<AmountRange?>.self):
        try optionalArgument { try AmountRange($0) }
      case ObjectIdentifier(Option<PayPeriod?>.self): try option(name, PayPeriod.init(reading:))
      case ObjectIdentifier(OptionGroup<LogOptions>.self): try group(LogOptions.self)
      default: throw PlainArguments.Refusal()
      }
    guard let wrapper = wrapper as? Wrapper else { throw PlainArguments.Refusal() }
    return wrapper
  }

  private typealias Transform<Value> = @Sendable (String) throws -> Value

  private func argument<Value>(_ transform: @escaping Transform<Value>) throws -> Argument<Value> {
    guard let text = line.takeText() else { throw PlainArguments.Refusal() }
    var argument = Argument<Value>(transform: transform)
    argument.wrappedValue = try transform(text)
    return argument
  }

  private func optionalArgument<Value>(
    _ transform: @escaping Transform<Value>
  ) throws -> Argument<Value?> {
    var argument = Argument<Value?>(transform: transform)
    argument.wrappedValue = try line.takeText().map(transform)
    return argument
  }

  private func option<Value>(
    _ name: String, _ transform: @escaping Transform<Value>
  ) throws -> Option<Value?> {
    var option = Option<Value?>(transform: transform)
    option.wrappedValue = try line.takeValue(of: name).map(transform)
    return option
  }

  private func options<Value>(
    _ name: String, _ transform: @escaping Transform<Value>
  ) throws -> Option<[Value]> {
    var values: [Value] = []
    while let text = try line.takeValue(of: name) { values.append(try transform(text)) }
    var option = Option<[Value]>(transform: transform)
    option.wrappedValue = values
    return option
  }

  private func flag(_ name: String) -> Flag<Bool> {
    var flag = Flag(wrappedValue: false)
    flag.wrappedValue = line.takeFlag(of: name)
    return flag
  }

  private func group<Options: CommonOptions>(_ type: Options.Type) throws -> OptionGroup<Options> {
    var group = OptionGroup<Options>()
    group.wrappedValue = try type.init(from: line)
    try group.wrappedValue.validate()
    return group
  }

  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { [] }
  func contains(_: Key) -> Bool { true }
  func decodeNil(forKey _: Key) -> Bool { false }

  func nestedContainer<Nested: CodingKey>(
    keyedBy _: Nested.Type, forKey _: Key
  ) throws -> KeyedDecodingContainer<Nested> { throw PlainArguments.Refusal() }

  func nestedUnkeyedContainer(forKey _: Key) throws -> any UnkeyedDecodingContainer {
    throw PlainArguments.Refusal()
  }

  func superDecoder() throws -> any Decoder { throw PlainArguments.Refusal() }
  func superDecoder(forKey _: Key) throws -> any Decoder { throw PlainArguments.Refusal() }
}

extension ExpressibleByArgument {
  /// - Throws: `PlainArguments.Refusal` for a text that is no value.
  fileprivate init(reading text: String) throws {
    guard let value = Self(argument: text) else { throw PlainArguments.Refusal() }
    self = value
  }
}
