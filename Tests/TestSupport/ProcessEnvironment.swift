import Subprocess

/// The variables that a process is started with.
package enum ProcessEnvironment: Sendable {
  /// Those of the tests, with changes; nil removes a variable.
  case inherited([String: String?] = [:])
  /// These and no others.
  case only([String: String])

  var environment: Environment {
    switch self {
    case .inherited(let changes):
      .inherit.updating(
        .init(uniqueKeysWithValues: changes.map { (.init(rawValue: $0)!, $1) }))
    case .only(let variables):
      .custom(.init(uniqueKeysWithValues: variables.map { (.init(rawValue: $0)!, $1) }))
    }
  }
}
