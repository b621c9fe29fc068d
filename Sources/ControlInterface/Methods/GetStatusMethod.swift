/// Tells of the daemon itself.
package enum GetStatusMethod: ControlMethod {
  package static let name = "GetStatus"
  package typealias Request = NoParameters
  package typealias Reply = StatusReport
}
