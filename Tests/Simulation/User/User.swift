import CivilTime
import FollowupCore
import OrderedCollections

/// A job seeker with a life: applies every few weeks, hears back or not, and does what people do,
/// which is not always what makes sense.
final class User {
  let random: Random
  private let daysBetweenApplications: Int
  private var applied = 0
  private var nextApplication: Instant = .distantPast

  init(_ random: Random, daysBetweenApplications: Int) {
    self.random = random
    self.daysBetweenApplications = daysBetweenApplications
  }

  /// What the user asks one daemon for, all at one moment.
  func requests(to engine: Engine, at now: Instant, trueTime: Instant) -> [[EventDraft]] {
    if nextApplication <= trueTime || engine.names.isEmpty {
      nextApplication = trueTime + random.wait(mean: .days(daysBetweenApplications))
      return [apply(at: now)]
    }
    return (0..<(random.chance(0.15) ? 3 : 1)).map { _ in
      random.chance(0.08) ? nonsense(engine, now) : request(about: pick(engine), engine, now)
    }
  }

  private func apply(at now: Instant) -> [EventDraft] {
    applied += 1
    let name = "\(random.element(of: Self.companies))-\(applied)"
    let zone = random.chance(0.8) ? random.element(of: SimulatedZones.names) : nil
    let added = EventDraft(
      application: name, at: earlier(now),
      body: .applicationAdded(
        ApplicationAdded(
          ApplicationFields(
            company: name, role: random.chance(0.3) ? "builder of “bridges”\u{202E}" : nil,
            zone: zone,
            channels: random.chance(0.2) ? random.elements(of: Channel.allCases, each: 0.5) : [],
            noFollowUp: random.chance(0.05)))))
    guard random.chance(0.8) else { return [added] }
    return [added, EventDraft(application: name, at: added.at, body: contact())]
  }

  /// Mostly one of the latest.
  private func pick(_ engine: Engine) -> Application {
    let recent = engine.applications.values
      .sorted { ($0.added.moment.position, $0.name) > ($1.added.moment.position, $1.name) }
    return random.chance(0.9)
      ? random.element(of: Array(recent.prefix(3))) : random.element(of: recent)
  }

  // MARK: Requests that make sense, mostly

  private func request(about it: Application, _ engine: Engine, _ now: Instant) -> [EventDraft] {
    func draft(_ body: EventBody, at: Instant? = nil) -> [EventDraft] {
      [EventDraft(application: it.name, at: at ?? earlier(now), body: body)]
    }
    switch random.number(0...29) {
    case 0...1: return draft(contact())
    case 2...7: return interview(it, now)
    case 8: return draft(.interviewCancelled(.next(random.element(of: Stage.allCases))))
    case 9...10: return draft(.promiseRecorded(promise(now)))
    case 11...16: return draft(touch(it, engine, now))
    case 17...19:
      return draft(
        .messageHeard(
          MessageHeard(channel: channel, contact: someone(it), asks: random.chance(0.4))))
    case 20: return draft(.mistakeNoted(MistakeNoted(text: random.element(of: Self.notes))))
    case 21:
      return draft(
        .salaryStated(SalaryStated(amount: Amount("\(random.number(40...90))000")!, currency: nil)))
    case 22: return draft(outcome(now))
    case 23:
      return draft(.followUpSkipped(FollowUpSkipped(action: action(it, engine, now), contact: nil)))
    case 24...26:
      let until = now + random.length(.minutes(10), .days(20))
      let action = random.chance(0.3) ? self.action(it, engine, now) : nil
      return (try? engine.snooze(it.name, action, until: until, at: now)) ?? []
    case 27: return undo(engine, now)
    case 28:
      return draft(
        .applicationChanged(
          ApplicationChanged(ApplicationFields(zone: random.element(of: SimulatedZones.names)))))
    default:
      // Two at once, all or none.
      return draft(touch(it, engine, now)) + draft(.promiseRecorded(promise(now)))
    }
  }

  private func contact() -> EventBody {
    let name = random.element(of: Self.people)
    return .contactAdded(
      ContactAdded(
        ContactFields(
          contact: "", name: name,
          address: random.chance(0.7) ? "\(ShortName.slug(of: name))@example.org" : nil,
          may: random.elements(of: Channel.allCases, each: 0.5),
          never: random.elements(of: Channel.allCases, each: 0.05), primary: random.chance(0.2))))
  }

  private func interview(_ it: Application, _ now: Instant) -> [EventDraft] {
    let stage = random.element(of: Array(Stage.allCases.dropFirst()))
    let wait: Duration =
      random.chance(0.8)
      ? random.length(.minutes(20), .days(20)) : .zero - random.length(.minutes(5), .days(5))
    // Interviews begin on the hour, or nearly.
    let quarter: Int64 = 900
    let start = Instant(secondsSinceEpoch: (now + wait).secondsSinceEpoch / quarter * quarter)
    return [
      EventDraft(
        application: it.name, at: start,
        body: .interviewAdded(
          InterviewAdded(
            stage: stage, durationMinutes: random.chance(0.3) ? random.number(5...180) : nil,
            with: random.elements(of: Array(it.contacts.keys), each: 0.4))))
    ]
  }

  private func touch(_ it: Application, _ engine: Engine, _ now: Instant) -> EventBody {
    .touchSent(
      TouchSent(
        action: action(it, engine, now), channel: channel,
        contact: random.chance(0.5) ? someone(it) : nil))
  }

  /// Mostly one that is called for.
  private func action(_ it: Application, _ engine: Engine, _ now: Instant) -> Action {
    let open = engine.followUps(of: it.name, at: now).filter { $0.action != .connect }
    if !open.isEmpty, random.chance(0.8) { return random.element(of: open).action }
    return random.element(of: Action.allCases)
  }

  private func promise(_ now: Instant) -> Promise {
    let date = Zone.utc.date(at: now).adding(days: random.number(-2...25))
    return random.element(of: [.by(date), .from(date), .by(date), .noFollowUp])
  }

  private func outcome(_ now: Instant) -> EventBody {
    let outcome = random.element(of: Outcome.allCases)
    let date = Zone.utc.date(at: now).adding(days: random.number(0...14))
    return .outcomeRecorded(
      OutcomeRecorded(outcome, until: outcome == .offer && random.chance(0.5) ? .date(date) : nil))
  }

  private func undo(_ engine: Engine, _ now: Instant) -> [EventDraft] {
    let events = engine.events(of: nil)
    guard random.chance(0.5) else { return (try? engine.undoLastCommand(at: now)) ?? [] }
    let named = random.element(of: events).id.description
    return (try? engine.undo(named, at: now)).map { [$0] } ?? []
  }

  private func someone(_ it: Application) -> String? {
    it.contacts.isEmpty ? nil : random.element(of: Array(it.contacts.keys))
  }

  private var channel: Channel? {
    random.chance(0.8) ? random.element(of: Channel.allCases) : nil
  }

  /// Most is recorded at once, some of it days later.
  private func earlier(_ now: Instant) -> Instant {
    random.chance(0.7) ? now : now - random.length(.minutes(1), .days(6))
  }
}
