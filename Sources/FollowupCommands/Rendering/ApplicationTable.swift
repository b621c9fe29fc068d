import CivilTime
import ControlInterface
import FollowupCore
import Importing

/// The applications as comma-separated values: a line each, under names that the import reads.
struct ApplicationTable {
  private let applications: [ApplicationReport]

  init(_ reply: ListApplicationsMethod.Reply) { applications = reply.applications }

  var text: String {
    let rows = [TrackerField.exported.map(\.rawValue)] + applications.map(row)
    return rows.map { $0.map(CSV.cell).joined(separator: ",") + "\r\n" }.joined()
  }

  private func row(_ application: ApplicationReport) -> [String] {
    let contact = application.contacts.first(where: \.primary) ?? application.contacts.first
    return TrackerField.exported.map { field in
      switch field {
      case .name: application.name
      case .company: application.company ?? ""
      case .role: application.role ?? ""
      case .url: application.url ?? ""
      case .zone: application.zoneIsAssumed ? "" : application.zone
      case .region: application.regionIsAssumed ? "" : application.region ?? ""
      case .applied: application.applied.rfc3339
      case .status: application.outcome?.rawValue ?? ""
      case .contact: contact?.name ?? ""
      case .email: contact?.addresses.first { $0.contains("@") } ?? ""
      case .phone: contact?.addresses.first { !$0.contains("@") } ?? ""
      case .salary: application.salaries.last.map { "\($0.stated.amount)" } ?? ""
      case .currency: application.salaries.last?.stated.currency ?? ""
      case .note: application.notes.map(\.text).joined(separator: "\n")
      case .stage: interview(of: application)?.stage.rawValue ?? ""
      case .interview: interview(of: application)?.at.rfc3339 ?? ""
      case .statusDate: ""
      }
    }
  }

  /// The latest interview that was not cancelled.
  private func interview(of application: ApplicationReport) -> InterviewReport? {
    application.interviews.last { $0.state != .cancelled }
  }
}
