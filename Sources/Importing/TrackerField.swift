/// What a column of a tracker says about an application.
package enum TrackerField: String, CaseIterable, Hashable, Sendable {
  case name, company, role, url, zone, region, applied, status
  case statusDate = "status_date"
  case contact, email, phone, salary, currency, interview, stage, note

  /// The columns that an export has, in order.
  package static let exported = allCases.filter { $0 != .statusDate }
}
