package import CivilTime

/// What the employer said about timing.
package enum Promise: Hashable, Sendable {
  /// You will hear by this date.
  case by(CivilDate)
  /// Contact us from this date on.
  case from(CivilDate)
  /// Do not contact us.
  case noFollowUp

  /// The date that was named, if one was.
  package var date: CivilDate? {
    switch self {
    case .by(let date), .from(let date): date
    case .noFollowUp: nil
    }
  }
}
