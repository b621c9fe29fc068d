package import CivilTime

extension Resolver {
  mutating func interview(
    _ stage: Stage, _ minutes: Int?, _ with: [String], at: Instant, in application: Application
  ) throws(RequestError) -> EventBody {
    if stage == .applied {
      throw invalid("an interview's stage is phone, first, second, third or final")
    }
    var interviewers: [String] = []
    for person in with {
      let contact = try contact(person, in: application)!
      if !interviewers.contains(contact) { interviewers.append(contact) }
    }
    let zone = engine.zone(of: application)
    let held = situation(of: application, at: now).stage
    if stage < held {
      warn("the \(held.phrase) was held already; this \(stage.phrase) does not change the stage")
    }
    let ends = at + .minutes(minutes ?? Interview.defaultMinutes)
    if let other = application.interviews.first(where: {
      !$0.isCancelled && $0.starts < ends && at < $0.ends
    }) {
      warn(
        "it overlaps the \(other.stage.phrase) on \(Phrasing.dateAndTime(other.starts, in: zone)); "
          + "if that one was moved, say so",
        remedy: Remedy(.correctInterview, application: application.name, stage: other.stage))
    }
    return .interviewAdded(stage: stage, durationMinutes: minutes, with: interviewers)
  }

  /// The interview that a cancellation means.
  func interview(
    _ reference: InterviewReference, at: Instant, in application: Application
  ) throws(RequestError) -> EventID {
    switch reference {
    case .event(let id):
      guard application.interviews.contains(where: { $0.event == id }) else {
        throw .unknownEvent("\(id)")
      }
      return id
    case .next(let stage):
      let next = application.interviews.filter { $0.isAhead(at: at) && $0.stage == stage }
        .min { $0.starts < $1.starts }
      guard let next else {
        throw invalid("\(application.name) has no \(stage.phrase) to come that could be cancelled")
      }
      return next.event
    }
  }

  mutating func salary(
    _ amount: Amount, _ currency: String?, at: Instant, in application: Application
  ) throws(RequestError) -> EventBody {
    let used = Set(application.salaries.compactMap(\.value.currency)).sorted()
    let currency = try engine.currency(currency, used: used, invalid: invalid)
    let verdict = situation(of: application, at: at).check(salary: amount, currency: currency)
    if verdict.answer == .never { for reason in verdict.because { warn(reason.text) } }
    return .salaryStated(amount: amount, currency: currency)
  }

  func skip(
    _ action: Action, _ contact: String?, in application: Application
  ) throws(RequestError) -> EventBody {
    let isThere = situation(of: application, at: now).followUps().contains {
      $0.action == action && ($0.state.isOutstanding || $0.state == .denied)
    }
    guard isThere else {
      throw .noSuchFollowUp(
        message: "\(application.name) has no \(action.rawValue) to skip")
    }
    return .followUpSkipped(action: action, contact: contact)
  }
}

extension Engine {
  /// The currency that is meant: the one named, or the only one in use.
  func currency(
    _ named: String?, used: [String], invalid: (String) -> RequestError
  ) throws(RequestError) -> String? {
    if let named {
      let code = named.uppercased()
      guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
        throw invalid("“\(named)” is no currency; a currency is three letters, such as EUR")
      }
      return code
    }
    guard used.count <= 1 else {
      throw invalid(
        "\(used.joined(separator: " and ")) are both in use here; say which with --currency")
    }
    return used.first
  }

  /// May the user name this figure? The currency is resolved as for a record.
  package func checkSalary(
    _ amount: Amount, currency: String?, of name: String, asOf: Instant?, at now: Instant
  ) throws(RequestError) -> Verdict {
    let application = try application(named: name)
    let used = Set(application.salaries.compactMap(\.value.currency)).sorted()
    let currency = try self.currency(currency, used: used) { .invalidEvent(index: 0, message: $0) }
    guard let situation = situation(of: application.name, asOf: asOf, at: now) else {
      throw .unknownApplication(name: name, nearest: nil)
    }
    return situation.check(salary: amount, currency: currency)
  }

  /// The contact that a text means, for a question.
  package func contact(
    _ text: String?, of application: Application, at now: Instant
  ) throws(RequestError) -> Contact? {
    application.contact(try Resolver(engine: self, now: now).contact(text, in: application))
  }

  func resolve(
    _ drafts: [EventDraft], at now: Instant
  ) throws(RequestError) -> (drafts: [EventDraft], warnings: [Remark]) {
    var resolver = Resolver(engine: self, now: now)
    let resolved = try resolver.resolve(drafts)
    return (resolved, resolver.warnings)
  }
}
