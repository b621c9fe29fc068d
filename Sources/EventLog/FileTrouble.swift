/// A device's file that is not, or not only, what was read or written before.
///
/// What was read of it stays in force: a synchroniser replaces files, and they are away, empty, cut
/// or older for a moment. Whoever reads the log waits before it says anything of another device's.
package struct FileTrouble: Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with the file.
  package enum Kind: String, Hashable, Sendable {
    /// The name leads to nothing.
    case gone
    /// It holds fewer bytes than were read of it: empty, cut, or an older copy.
    case shorter
    /// It no longer begins with what was read of it.
    case rewritten
    /// A line of it is no record, or it cannot be read. What is before that counts.
    case damaged
    /// It is this device's own, and other devices name later records than it holds.
    case outnumbered
  }

  /// The device that writes the file.
  package let device: String
  /// Which of them it is.
  package let kind: Kind
  /// What is wrong: one finding, or of a damaged file the first `LogLimits.listedFlaws`.
  package let findings: [LogFinding]
  /// How many lines are damaged; 1 for every other kind.
  package let flaws: Int

  init(_ kind: Kind, of device: String, findings: [LogFinding], flaws: Int = 1) {
    self.device = device
    self.kind = kind
    self.findings = findings
    self.flaws = flaws
  }

  /// A sentence or two that name the file.
  package var description: String {
    "\(findings[0])" + (flaws > 1 ? " That is the first of \(flaws) flaws." : "")
  }
}
