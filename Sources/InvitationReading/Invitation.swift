package import CivilTime
internal import Importing

/// What one VEVENT of a calendar file says, with its times in our terms.
package struct Invitation: Hashable, Sendable {
  /// What the sender wants with it.
  package enum Purpose: Hashable, Sendable {
    /// A new event, or a new version of one.
    case request
    /// The event is called off.
    case cancellation
    /// An attendee's answer, or another proposal, which only its organizer decides on.
    case answer
  }

  /// When it takes place.
  package enum Time: Hashable, Sendable {
    case span(Interval)
    /// Whole days, which are no instants.
    case days(CivilDate)
  }

  /// Where its first line is in the file.
  package let line: Int
  /// What the sender wants with it.
  package let purpose: Purpose
  /// Which event it is, and in which version.
  package let version: InvitationVersion
  /// The title, on one line.
  package let summary: String
  /// When it takes place.
  package let time: Time
  /// The zone of its clock, by its name in the tz database; nil for whole days.
  package let zone: String?
  /// Whether its time has no zone, so that the calendar's or the reader's is meant.
  package let isFloating: Bool
  /// Whether it repeats, and only the first time is read.
  package let repeats: Bool
  /// Who invites; nil if it is not said.
  package private(set) var organizer: Participant?
  /// Who is invited, in the order of the file.
  package private(set) var attendees: [Participant]

  /// The invitation without the user, who is not one of those that the interview is with.
  ///
  /// - Parameter own: the user's addresses, as they compare.
  func without(_ own: Set<String>) -> Invitation {
    let isUser: (Participant) -> Bool = { $0.comparableAddress.map(own.contains) ?? false }
    var invitation = self
    if organizer.map(isUser) ?? false { invitation.organizer = nil }
    invitation.attendees.removeAll(where: isUser)
    return invitation
  }
}

/// Which event an invitation is about, and in which version: of two, the one that counts.
package struct InvitationVersion: Hashable, Sendable {
  /// Which event it is.
  package let identity: Identity
  /// The SEQUENCE, which rises with each version, if the sender counts them.
  package let sequence: Int
  /// The DTSTAMP, when the version was made.
  package let stamp: Instant

  /// An event's UID and, if it is one of a series, the start that it replaces.
  package struct Identity: Hashable, Sendable {
    /// The UID.
    package let uid: String
    /// The start that it replaces, as RFC 3339 or a date; nil if it is not one of a series.
    package let recurrence: String?
  }

  /// Whether it is newer than another version of the same event: by SEQUENCE, then by DTSTAMP.
  package func isNewer(than other: InvitationVersion) -> Bool {
    (other.sequence, other.stamp) < (sequence, stamp)
  }
}

extension InvitationVersion {
  private static let prefix = "invitation"
  /// What is kept of a UID: a key has 256 bytes at most, and the rest needs 80.
  private static let uidBytes = 160

  /// The source's own identity of the event that records it.
  package var key: String {
    let uid = identity.uid.utf8.count <= Self.uidBytes ? identity.uid : shortened(identity.uid)
    return [Self.prefix, uid, identity.recurrence ?? "", "\(sequence)", stamp.rfc3339]
      .joined(separator: "|")
  }

  /// The version of which this is the key; nil for a key of another source.
  package init?(key: String) {
    var parts = key.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 5, parts[0] == Self.prefix,
      let stamp = try? Instant(rfc3339: parts.removeLast()),
      let sequence = Int(parts.removeLast())
    else { return nil }
    let recurrence = parts.removeLast()
    identity = Identity(
      uid: parts.dropFirst().joined(separator: "|"),
      recurrence: recurrence.isEmpty ? nil : recurrence)
    self.sequence = sequence
    self.stamp = stamp
  }

  /// The same identity with the UID as a key keeps it.
  var keptIdentity: Identity { InvitationVersion(key: key)!.identity }

  /// The start of a long UID, and a checksum of all of it.
  private func shortened(_ uid: String) -> String {
    var start = String(uid.unicodeScalars.prefix(Self.uidBytes))
    while start.utf8.count > Self.uidBytes - 17 { start.unicodeScalars.removeLast() }
    return start + "#" + checksum(uid)
  }
}
