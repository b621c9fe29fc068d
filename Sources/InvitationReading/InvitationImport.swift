internal import CivilTime
internal import ControlInterface
internal import FollowupCore
internal import Ground
internal import Importing
internal import When

/// What invitations mean for what is recorded: an interview that is new, moves or is called off.
struct InvitationImport {
  /// An invitation and the file that it stands in.
  struct Item {
    let file: String
    let invitation: Invitation
  }

  private let request: ReadingRequest
  private(set) var report: ImportReport
  /// The application of each file's events, where only one is known by their addresses.
  private var ofFile: [String: [ApplicationReport]] = [:]
  /// The events of interviews that this import calls off.
  private var cancelled: Set<EventID> = []

  /// - Parameter refused: what is wrong with the files.
  init(_ request: ReadingRequest, refused: [ImportRemark]) {
    self.request = request
    report = ImportReport(refused: refused)
  }

  mutating func take(_ items: [Item]) {
    let newest = newest(of: items)
    // Called-off interviews first: a booking page cancels the old one and books another.
    let order: (Item, Item) -> Bool = { one, other in
      (one.isCancellation ? 0 : 1, one.start, one.file, one.invitation.line)
        < (other.isCancellation ? 0 : 1, other.start, other.file, other.invitation.line)
    }
    for item in newest {
      guard case .one(let found) = ApplicationChoice(for: item.invitation, among: request) else {
        continue
      }
      let others = ofFile[item.file] ?? []
      if !others.contains(where: { $0.name == found.name }) { ofFile[item.file] = others + [found] }
    }
    for item in newest.sorted(by: order) { decide(item) }
  }

  // MARK: Versions

  /// The newest version of each event; the others are passed over.
  private mutating func newest(of items: [Item]) -> [Item] {
    var newest: [InvitationVersion.Identity: Item] = [:]
    for item in items {
      if item.invitation.purpose == .answer {
        passOver(
          item, "is an attendee's answer or proposal; only the organizer's invitation counts")
        continue
      }
      let identity = item.invitation.version.keptIdentity
      guard let other = newest[identity] else {
        newest[identity] = item
        continue
      }
      let (old, new) = item.isNewer(than: other) ? (other, item) : (item, other)
      newest[identity] = new
      let version =
        old.invitation.version == new.invitation.version ? "the version" : "an older version"
      passOver(
        old, "is \(version) of what stands in \(quoted(new.file)), line \(new.invitation.line)")
    }
    return newest.values.filter { item in
      guard item.invitation.repeats else { return true }
      let moved = InvitationVersion.Identity(
        uid: item.invitation.version.keptIdentity.uid, recurrence: item.start.rfc3339)
      let isMoved = newest[moved] != nil
      passOver(
        item,
        isMoved
          ? "repeats, and its first time is another one here; record the later ones by hand"
          : "repeats: only its first time is taken; record the later ones by hand")
      return !isMoved
    }
  }

  // MARK: Decisions

  private mutating func decide(_ item: Item) {
    let invitation = item.invitation
    guard case .span(let span) = invitation.time else {
      return passOver(
        item, "is a whole day: record the interview with the hours that they tell you")
    }
    guard span.start.duration(to: span.end) <= .hours(24) else {
      return passOver(item, "lasts for more than a day, as no interview does")
    }
    if let (application, interview, version) = recorded(invitation.version.keptIdentity) {
      decide(item, span, about: interview, version, of: application)
    } else if invitation.purpose == .cancellation {
      passOver(item, "calls off an interview that is not recorded")
    } else {
      add(item, span)
    }
  }

  /// An event of which a version is recorded.
  private mutating func decide(
    _ item: Item, _ span: Interval, about interview: InterviewReport,
    _ version: InvitationVersion, of application: ApplicationReport
  ) {
    let invitation = item.invitation
    guard version == invitation.version.kept || invitation.version.isNewer(than: version) else {
      return passOver(item, "is an older version than what is recorded")
    }
    let isOff = interview.state == .cancelled || cancelled.contains(interview.event)
    if invitation.purpose == .cancellation {
      let at = invitation.version.stamp <= request.now ? invitation.version.stamp : nil
      let body = InterviewCancelled.event(interview.event)
      if !isOff { cancelled.insert(interview.event) }
      let known = InterviewCancelled.next(interview.stage, from: interview.at)
      record(
        .interviewCancelled(isOff ? known : body), item, of: application,
        at: at.map { max($0, application.applied) }, isKnown: isOff)
    } else if isOff, version != invitation.version.kept {
      record(
        added(item, span, interview.stage, of: application), item, of: application, at: span.start)
    } else if isOff || interview.at == span.start || version == invitation.version.kept {
      let body = added(item, span, interview.stage, of: application)
      record(body, item, of: application, at: interview.at, isKnown: true)
    } else {
      let local = local(span.start, invitation, of: application)
      record(
        .interviewMoved(.init(event: interview.event, local: local)), item, of: application,
        at: span.start)
    }
  }

  private mutating func add(_ item: Item, _ span: Interval) {
    let application: ApplicationReport
    switch ApplicationChoice(for: item.invitation, among: request) {
    case .one(let found): application = found
    case .unclear(let why, let isOpen):
      // The other events of its file say it, if this one has no address at all.
      guard isOpen, let found = ofFile[item.file], found.count == 1 else {
        return refuse(item, why)
      }
      application = found[0]
    }
    guard let stage = request.stage else {
      return refuse(
        item, "could be of any stage: say which with --stage phone, first, second, third or final")
    }
    let others = application.interviews.filter {
      $0.stage == stage && $0.state != .cancelled && !cancelled.contains($0.event)
    }
    let body = added(item, span, stage, of: application)
    if others.contains(where: { $0.at == span.start }) {
      return record(body, item, of: application, at: span.start, isKnown: true)
    }
    if !request.isAnother, request.now < span.end,
      let other = others.first(where: { $0.state != .held })
    {
      let time = Phrasing.dateAndTime(other.at, in: request.userZone)
      return refuse(
        item,
        "may be the \(stage.phrase) of \(application.name) that is recorded for \(time), moved: then "
          + "record its new time with \"followupctl move\"; else repeat this with --another")
    }
    record(body, item, of: application, at: span.start)
  }

  /// The interview of which a version is recorded: the newest.
  private func recorded(
    _ identity: InvitationVersion.Identity
  ) -> (ApplicationReport, InterviewReport, InvitationVersion)? {
    var newest: (ApplicationReport, InterviewReport, InvitationVersion)?
    for application in request.known?.applications ?? [] {
      for interview in application.interviews {
        guard let version = interview.key.flatMap({ InvitationVersion(key: $0) }),
          version.identity == identity, newest.map({ version.isNewer(than: $0.2) }) ?? true
        else { continue }
        newest = (application, interview, version)
      }
    }
    return newest
  }

  // MARK: Events

  private func added(
    _ item: Item, _ span: Interval, _ stage: Stage, of application: ApplicationReport
  ) -> EventBody {
    let minutes = Int(span.start.duration(to: span.end).microseconds / 60_000_000)
    return .interviewAdded(
      InterviewAdded(
        stage: stage, durationMinutes: minutes > 0 ? minutes : nil,
        with: item.invitation.interviewers(for: application),
        local: local(span.start, item.invitation, of: application)))
  }

  /// The local time that was said, if it was said in the employer's zone.
  private func local(
    _ start: Instant, _ invitation: Invitation, of application: ApplicationReport
  ) -> CivilDateTime? {
    guard !invitation.isFloating, let name = invitation.zone, name != Zone.utc.identifier,
      request.zones.canonicalName(of: name) == request.zones.canonicalName(of: application.zone)
    else { return nil }
    return (try? request.zones.zone(named: application.zone))?.civil(at: start)
  }

  private mutating func record(
    _ body: EventBody, _ item: Item, of application: ApplicationReport, at instant: Instant?,
    isKnown: Bool = false
  ) {
    let event = EventRequest(
      application: application.name, at: instant.flatMap { try? When($0.rfc3339) },
      key: item.invitation.version.key, body: body)
    if isKnown { report.known.append(event) } else { report.events.append(event) }
  }

  private mutating func passOver(_ item: Item, _ why: String) {
    report.passedOver.append(remark(on: item, why))
  }

  private mutating func refuse(_ item: Item, _ why: String) {
    report.refused.append(remark(on: item, why))
  }

  private func remark(on item: Item, _ why: String) -> ImportRemark {
    let summary = item.invitation.summary
    let what = summary.isEmpty ? "An event without a title" : quoted(summary)
    let time =
      if case .span(let span) = item.invitation.time {
        " of \(Phrasing.dateAndTime(span.start, in: request.userZone))"
      } else { "" }
    return ImportRemark(
      file: item.file, line: item.invitation.line, message: "\(what)\(time) \(why).")
  }
}

extension InvitationImport.Item {
  fileprivate var isCancellation: Bool { invitation.purpose == .cancellation }

  fileprivate var start: Instant {
    if case .span(let span) = invitation.time { span.start } else { .distantFuture }
  }

  /// Of two equal versions a cancellation counts.
  fileprivate func isNewer(than other: Self) -> Bool {
    invitation.version == other.invitation.version
      ? isCancellation && !other.isCancellation
      : invitation.version.isNewer(than: other.invitation.version)
  }
}

extension InvitationVersion {
  /// The version as a key keeps it.
  fileprivate var kept: InvitationVersion { InvitationVersion(key: key)! }
}
