/// The rules, in order of precedence: where several deny, the first of them is the reason.
package enum RuleName: String, CaseIterable, Hashable, Sendable, Comparable {
  /// The employer's zone cannot be read, so no rule can name an instant.
  case zone
  case noOccasion = "no-occasion"
  case permission
  case statedChannel = "stated-channel"
  case outcome
  case acceptedElsewhere = "accepted-elsewhere"
  case noFollowUp = "no-follow-up"
  case connect
  case promisedDate = "promised-date"
  case cap
  case spacing
  case stageWindow = "stage-window"
  case hours
  case holidays
  case compensation
  case quietHours = "quiet-hours"
  case tone

  package static func < (left: RuleName, right: RuleName) -> Bool { left.rank < right.rank }

  private var rank: Int { RuleName.allCases.firstIndex(of: self)! }
}

/// Where a rule comes from, as it is cited to the user.
package enum RuleSource: String, CaseIterable, Hashable, Sendable {
  case article, indeed, buffalo, scu, collegegrad, roberthalf, holidays, ours

  /// The source in full.
  package var citation: String {
    switch self {
    case .article:
      "Sammi Caramela, \"3 Things You Should Never Do After a Job Interview\", Business News Daily"
    case .indeed: "Indeed career guide, \"How long to wait after an interview\""
    case .buffalo: "University at Buffalo School of Management, \"Managing Job Offers\""
    case .scu: "Santa Clara University Career Center, on pending offers"
    case .collegegrad: "CollegeGrad, \"Early Job Offers\""
    case .roberthalf: "Robert Half, \"The Art of Following Up\" (2017 survey of managers)"
    case .holidays: "the lists of public holidays that are installed with this program"
    case .ours: "a default that the authors of this program chose"
    }
  }
}
