/// The daemon's own state.
package enum GetStatusMethod: ControlMethod {
  package static let name = "GetStatus"
  package static let summary = """
    Returns the daemon's state: its files, what it does next and what it could not do. A refused
    configuration changes nothing: what was in force before still is.
    """
  package typealias Request = NoParameters
  package typealias Reply = StatusReport
}
