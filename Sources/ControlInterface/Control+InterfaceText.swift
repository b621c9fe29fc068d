extension Control {
  /// The interface's description in Varlink's own language, for clients that ask.
  package static let interfaceText = #"""
    # Follow-ups after job interviews, within what employers allow.
    #
    # Instants are RFC 3339 in UTC with a Z, dates YYYY-MM-DD, zones tz names, sums decimal strings.
    # An application is named by its name or a unique start of it; a contact by short name, name,
    # address, or a unique part of one. Actions are thank-you, check-in, correction, gracious-note,
    # reply, decision, offer-news, connect and other; they are strings, since a word of this language
    # holds no hyphen.
    interface io.followup.Control

    type Channel (email, letter, phone, text, social)

    type Stage (applied, phone, first, second, third, final)

    type Outcome (offer, accepted, declined, rejected, withdrawn)

    # The first that applies. Held: it has not opened yet. Paused: it is open, but between slots.
    type State (done, skipped, expired, denied, late, snoozed, held, open, paused)

    # What a rule did: it fixed the start or the end, took parts out, left nothing so that the range
    # rolled to the next business hours, forbade it, made it wait, was overruled, or only notes.
    type Effect (opens, closes, narrows, rolls, denies, waits, overruled, note)

    # Where a rule comes from.
    type Source (article, indeed, buffalo, scu, collegegrad, roberthalf, holidays, ours)

    # What one rule did and why. The remedy says what would lift it.
    type Reason (
      rule: string,
      effect: Effect,
      text: string,
      source: Source,
      at: ?string,
      remedy: ?Remedy
    )

    # What would lift a rule's effect: what to do, and about what.
    type Remedy (
      kind: string,
      application: ?string,
      contact: ?string,
      channel: ?Channel,
      stage: ?Stage,
      event: ?string
    )

    # Something to say beside an answer, and what would mend it.
    type Remark (text: string, remedy: ?Remedy)

    # What a contact does at the employer.
    type Part (recruiter, interviewer, manager, referrer)

    # For what time a salary is paid.
    type PayPeriod (hour, day, month, year)

    # A part of a window in which the touch may be made. What never closes closes at null.
    type Slot (opens: string, closes: ?string)

    # The event for which a follow-up is offered.
    type Occasion (event: string, at: string, phrase: string)

    # A message or call that could be made. Where it is denied, opens, closes and slots are null.
    # Where it is late, slots holds the next one in which it may be made.
    type FollowUp (
      application: string,
      action: string,
      recipient: ?string,
      channel: ?Channel,
      state: State,
      opens: ?string,
      closes: ?string,
      slots: ?[]Slot,
      zone: string,
      because: []Reason,
      expires: ?string,
      occasion: Occasion,
      passOnTo: ?[]string
    )

    # An event to record. Its kind says which of the members below it may have. Without at it
    # happened now; for an interview, at is when it starts. A contact without a short name is given
    # one, and an interview to cancel may be named by its stage.
    type EventRequest (
      application: string,
      at: ?string,
      kind: string,
      company: ?string,
      role: ?string,
      zone: ?string,
      channels: ?[]Channel,
      noFollowUp: ?bool,
      url: ?string,
      contact: ?string,
      name: ?string,
      address: ?string,
      insteadOf: ?string,
      part: ?Part,
      may: ?[]Channel,
      never: ?[]Channel,
      primary: ?bool,
      stage: ?Stage,
      durationMinutes: ?int,
      with: ?[]string,
      local: ?string,
      event: ?string,
      by: ?string,
      from: ?string,
      action: ?string,
      channel: ?Channel,
      asks: ?bool,
      text: ?string,
      amount: ?string,
      upTo: ?string,
      currency: ?string,
      per: ?PayPeriod,
      outcome: ?Outcome,
      until: ?string,
      reminder: ?string
    )

    # An event as the log keeps it: id is DEVICE/SEQ, time is when it was recorded.
    type Event (
      id: string,
      time: string,
      at: string,
      application: string,
      kind: string,
      company: ?string,
      role: ?string,
      zone: ?string,
      channels: ?[]Channel,
      noFollowUp: ?bool,
      url: ?string,
      contact: ?string,
      name: ?string,
      address: ?string,
      insteadOf: ?string,
      part: ?Part,
      may: ?[]Channel,
      never: ?[]Channel,
      primary: ?bool,
      stage: ?Stage,
      durationMinutes: ?int,
      with: ?[]string,
      local: ?string,
      event: ?string,
      by: ?string,
      from: ?string,
      action: ?string,
      channel: ?Channel,
      asks: ?bool,
      text: ?string,
      amount: ?string,
      upTo: ?string,
      currency: ?string,
      per: ?PayPeriod,
      outcome: ?Outcome,
      until: ?string,
      reminder: ?string
    )

    # Where silence began.
    type Anchor (phrase: string, at: string)

    # What the employer said about timing: one of by, from and noFollowUp. It is spent when its date
    # was overtaken by what happened since, and void once an interview was held after it.
    type Promise (
      by: ?string,
      from: ?string,
      noFollowUp: ?bool,
      at: string,
      state: (standing, spent, void)
    )

    # Permitted: by which channels the contact may be reached after all rules, best first.
    type Contact (
      contact: string,
      name: string,
      address: ?string,
      may: []Channel,
      never: []Channel,
      permitted: []Channel,
      primary: bool
    )

    type Interview (
      event: string,
      stage: Stage,
      at: string,
      ends: string,
      with: []string,
      state: (toCome, underWay, held, cancelled)
    )

    # One job that the user pursues. Its zone is assumed where none was recorded; checkIns counts
    # those since silence began.
    type Application (
      name: string,
      company: ?string,
      role: ?string,
      zone: string,
      zoneIsAssumed: bool,
      channels: []Channel,
      stage: Stage,
      anchor: Anchor,
      outcome: ?Outcome,
      promise: ?Promise,
      dormant: bool,
      contacts: []Contact,
      interviews: []Interview,
      touches: int,
      heard: int,
      checkIns: int,
      nextFollowUp: ?FollowUp
    )

    # What is wrong with the configuration. Line and column count from 1; kind is syntax, key, type
    # or value.
    type Diagnostic (line: int, column: int, kind: string, message: string)

    # The daemon, its files, what it does next and what it could not do. A refused configuration
    # changes nothing: what was in force before still is.
    method GetStatus() -> (
      version: string,
      pid: int,
      device: string,
      configFile: string,
      configurationState: (defaults, inForce, refused),
      logDirectory: string,
      logState: (recording, readOnly),
      damage: []string,
      socket: string,
      zone: string,
      tzVersion: ?string,
      events: int,
      applications: int,
      nextWakeUp: ?string,
      nextReminder: ?string,
      journal: string,
      desktop: string,
      problems: []string,
      holidaysKnownFor: []string,
      zonesWithoutHolidays: []string
    )

    # Records events, all or none. The reply has the follow-ups of the applications touched, and
    # tells the reminders that were due already.
    method Record(events: []EventRequest) -> (
      events: []Event,
      warnings: []Remark,
      followUps: []FollowUp,
      told: []string
    )

    # One application, those that are under way, or all.
    method ListApplications(application: ?string, all: ?bool) -> (applications: []Application)

    # What may be done, soonest first; without what is done, skipped or expired.
    method ListFollowUps(application: ?string, asOf: ?string, limit: ?int) -> (
      asOf: string,
      followUps: []FollowUp
    )

    # Every action asked about, offered or not, with each rule that made or denied it.
    method Explain(application: string, action: ?string, asOf: ?string) -> (
      asOf: string,
      application: string,
      zone: string,
      userZone: string,
      notes: []Remark,
      followUps: []FollowUp
    )

    # Whether a touch (action) or a salary figure (amount) is allowed; one of the two is given.
    method Check(
      application: string,
      action: ?string,
      channel: ?Channel,
      contact: ?string,
      at: ?string,
      amount: ?string,
      currency: ?string,
      text: ?string
    ) -> (
      verdict: (allowed, notYet, never),
      from: ?string,
      because: []Reason
    )

    # Puts off the reminders of one follow-up, or of all that the application has.
    method Snooze(application: string, action: ?string, until: string) -> (
      events: []Event,
      warnings: []Remark,
      followUps: []FollowUp,
      told: []string
    )

    # Settles a follow-up that the user chose not to make.
    method Skip(application: string, action: string, contact: ?string, at: ?string) -> (
      events: []Event,
      warnings: []Remark,
      followUps: []FollowUp,
      told: []string
    )

    # Makes an event as if it had never been recorded; without one, the last that a command recorded.
    method Undo(event: ?string) -> (
      events: []Event,
      warnings: []Remark,
      followUps: []FollowUp,
      told: []string,
      undone: Event
    )

    # The latest events, in the order of the log.
    method ListEvents(application: ?string, limit: ?int) -> (events: []Event)

    # Called with more: the state first, then every change with the follow-ups of what changed.
    method Monitor() -> (followUps: []FollowUp, events: []Event, applications: []string)

    # Reads the configuration again.
    method Reload() -> (file: string, diagnostics: []Diagnostic)

    # Takes the log's files as they are, so that recording goes on: what the daemon knows of this
    # device's events is written to its file again, and numbers of events that stay lost are not given
    # again.
    method AcceptLog() -> (device: string, restored: int, firstLost: ?int, lastLost: ?int)

    # No application has the name or one that starts with it.
    error UnknownApplication (name: string, nearest: ?string)

    # Several could be meant.
    error AmbiguousName (name: string, candidates: []string)

    # The application has no such contact, or several that could be meant: the candidates.
    error UnknownContact (
      application: string,
      name: string,
      nearest: ?string,
      candidates: []string
    )

    # The event at this index, from 0, can't be recorded; none of the call was.
    error InvalidEvent (index: int, message: string)

    # Questions are answered, but nothing is recorded.
    error NotRecording (message: string)

    # No event has this id.
    error UnknownEvent (event: string)

    # The event was undone before.
    error AlreadyUndone (event: string, by: string)

    # No event that a command recorded is left.
    error NothingToUndo ()

    # There is nothing to snooze or to skip.
    error NoSuchFollowUp (message: string)

    # Too many are asking at once.
    error Busy ()

    # The call holds more than the daemon takes.
    error TooLarge (message: string)
    """#
}
