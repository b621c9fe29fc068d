/// What a column of a tracker says about an application.
package enum TrackerField: String, CaseIterable, Hashable, Sendable {
  case name, company, role, url, zone, region, applied, status
  case statusDate = "status_date"
  case contact, email, phone, salary, currency, interview, stage, note

  /// The columns that an export has, in order.
  package static let exported = allCases.filter { $0 != .statusDate }

  /// The headers by which it is known, beside its own name; letters of either case, and all that is no
  /// letter or digit aside.
  static let headers: [TrackerField: [String]] = [
    .name: ["short name", "id"],
    .company: ["employer", "company name", "organization", "organisation", "firm"],
    .role: ["job title", "title", "position", "job", "job position"],
    .url: ["link", "job url", "job link", "posting", "job posting", "website", "listing"],
    .zone: ["time zone", "timezone"],
    .applied: [
      "date applied", "applied date", "applied on", "applied at", "application date",
      "date of application", "date", "date submitted", "submitted", "submitted on", "submitted at",
      "date sent", "sent", "sent on", "sent at",
    ],
    .status: ["outcome", "result", "state", "application status", "response"],
    .statusDate: ["outcome date", "date of response", "response date", "result date"],
    .contact: [
      "contact name", "contact person", "recruiter", "hiring manager", "recruiter name", "person",
    ],
    .email: ["e-mail", "contact email", "email address", "recruiter email", "contact e-mail"],
    .phone: ["telephone", "contact phone", "phone number"],
    .salary: ["salary stated", "salary expectation", "expected salary"],
    .interview: ["interview date", "date of interview", "interview time", "interview at"],
    .stage: ["interview stage", "round", "interview type"],
    .note: ["notes", "comment", "comments", "remarks"],
  ]
}
