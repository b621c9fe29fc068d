package import CivilTime

/// What would help, as data: `CommandLines` puts it into words.
package struct Remedy: Hashable, Sendable {
  /// What to do.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Record a contact who may be reached.
    case recordContact = "record-contact"
    /// Record that the contact may be reached by the channel.
    case recordPermission = "record-permission"
    /// Say which earlier address a new one replaces.
    case replaceAddress = "replace-address"
    /// Record what became of the offer.
    case recordAnswer = "record-answer"
    /// Send another message, which is allowed now.
    case sendOther = "send-other"
    /// Record an interview that was held.
    case recordInterview = "record-interview"
    /// Record a mistake.
    case recordMistake = "record-mistake"
    /// Record the employer's question.
    case recordQuestion = "record-question"
    /// Record how the application ended.
    case recordOutcome = "record-outcome"
    /// Record what the employer said about timing.
    case recordTiming = "record-timing"
    /// Record a message that was sent.
    case recordTouch = "record-touch"
    /// Record the answer that they wait for, once it is sent.
    case recordReply = "record-reply"
    /// Wait for their message, and record it.
    case awaitMessage = "await-message"
    /// Record what the employer has said about timing since.
    case recordPromise = "record-promise"
    /// Wait for an outcome, or record that the contact invited a connection.
    case awaitOutcomeOrInvitation = "await-outcome-or-invitation"
    /// Begin an application of another name.
    case addApplication = "add-application"
    /// Say something else of the application.
    case changeApplication = "change-application"
    /// Skip the follow-up, if it is not wanted.
    case skipFollowUp = "skip-follow-up"
    /// See what may be done, at all applications.
    case listFollowUps = "list-follow-ups"
    /// See why the follow-up, or all of an application, is as it is.
    case explain
    /// See what the log holds.
    case readLog = "read-log"
    /// See what is wrong with the log's files.
    case verifyLog = "verify-log"
    /// Take the log's files as they are.
    case acceptLog = "accept-log"
    /// Use the channel instead.
    case useChannel = "use-channel"
    /// Undo the event, if it is wrong.
    case undoEvent = "undo-event"
    /// Cancel the interview of the stage, if it will not take place.
    case cancelInterview = "cancel-interview"
    /// Move the interview of the stage, rather than to add another.
    case moveInterview = "move-interview"
    /// Record that the user withdrew an application.
    case recordWithdrawal = "record-withdrawal"
    /// Say for what time a salary is paid.
    case namePeriod = "name-period"
    /// List the employer's holidays in the settings.
    case listHolidays = "list-holidays"
    /// Name the employer's region.
    case nameRegion = "name-region"
    /// Write less familiarly.
    case writeFormally = "write-formally"
    /// Ask for one thing only.
    case askForOneThing = "ask-for-one-thing"
  }

  /// What to do; it decides which of the other fields are given.
  package let kind: Kind
  /// The short name of the application.
  package let application: String?
  /// The contact's short name.
  package let contact: String?
  /// The channel that the remedy is about.
  package let channel: Channel?
  /// The interview's stage that the remedy is about.
  package let stage: Stage?
  /// The event that the remedy is about.
  package let event: EventID?
  /// The follow-up that the remedy is about.
  package let action: Action?
  /// When the interview that is meant starts, by the employer's clock.
  package let local: CivilDateTime?

  package init(
    _ kind: Kind, application: String? = nil, contact: String? = nil, channel: Channel? = nil,
    stage: Stage? = nil, event: EventID? = nil, action: Action? = nil,
    local: CivilDateTime? = nil
  ) {
    self.kind = kind
    self.application = application
    self.contact = contact
    self.channel = channel
    self.stage = stage
    self.event = event
    self.action = action
    self.local = local
  }
}

/// Something to say beside an answer, such as a warning, and what would mend it.
package struct Remark: Hashable, Sendable {
  /// A sentence without its full stop.
  package let text: String
  /// What would mend it, if anything would.
  package let remedy: Remedy?
  /// Whether it only completes the answer, rather than warns.
  package let isNote: Bool

  package init(_ text: String, remedy: Remedy? = nil, isNote: Bool = false) {
    self.text = text
    self.remedy = remedy
    self.isNote = isNote
  }
}
