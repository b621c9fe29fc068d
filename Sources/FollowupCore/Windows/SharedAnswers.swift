/// What several answers about one situation have in common: worked out for the first of them, and kept
/// for the others.
final class SharedAnswers {
  /// When to move on; nil if that was not worked out yet.
  var moveOn: MoveOn??
  /// The check-in whose window was worked out last.
  var checkIn: (candidate: Candidate, window: Window)?
}
