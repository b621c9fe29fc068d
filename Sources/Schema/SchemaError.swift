/// Why a JSON value does not have the shape it must have, and where.
public struct SchemaError: Error, Hashable, Sendable {
  /// A step from a value to one inside it.
  public enum Step: Hashable, Sendable {
    case member(String)
    case element(Int)
  }

  /// The way from the value that was read to the wrong one; empty for the value itself.
  public private(set) var path: [Step] = []
  /// What is wrong and what would be right: a clause that follows the member's name.
  public let problem: String

  public init(_ problem: String) { self.problem = problem }

  /// An error about a member of an object.
  public init(member: String, _ problem: String) {
    self.init(problem)
    path = [.member(member)]
  }

  /// The same error, seen from the object or list around the value.
  public func inside(_ step: Step) -> SchemaError {
    var error = self
    error.path.insert(step, at: 0)
    return error
  }

  /// The path as a person writes it, such as `events[0].stage`.
  public var writtenPath: String { Self.written(path) }

  /// A path as a person writes it.
  public static func written(_ path: some Sequence<Step>) -> String {
    path.reduce("") { written, step in
      switch step {
      case .member(let name): written.isEmpty ? name : "\(written).\(name)"
      case .element(let index): "\(written)[\(index)]"
      }
    }
  }
}

extension SchemaError: CustomStringConvertible {
  /// A clause, such as `the field "stage" is missing`.
  public var description: String {
    path.isEmpty ? "the value \(problem)" : "the field \"\(writtenPath)\" \(problem)"
  }
}
