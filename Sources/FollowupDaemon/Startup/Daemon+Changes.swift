import CivilTime
import EventLog
import FollowupCore
import Logging
import Settings
import SystemPackage
import Systemd

/// What happens while the daemon runs: files change, the clock is set, the user clicks.
extension Daemon {
  // MARK: The configuration

  /// Reads the configuration again. A bad one changes nothing, and is said once.
  func reloadConfiguration() {
    _ = try? ServiceManager.notify(.reloading)
    let before = configuration.settings.policy
    report(configuration.read())
    let policy = configuration.settings.policy
    if policy != before {
      logger.notice("the configuration has changed and is in force")
      driver.step(.policy(policy))
    }
    _ = try? ServiceManager.notify(.ready)
  }

  func report(_ complaints: [String]) {
    for complaint in complaints { tell(.configurationRefused, complaint) }
  }

  // MARK: The log

  func reportLog(_ warnings: [LogFinding]) {
    for warning in warnings { logger.warning("\(warning)") }
    let troubles = recorder.troubles
    for trouble in troubles where !saidTroubles.contains(trouble) { tell(.logDamaged, trouble) }
    saidTroubles = troubles
    problems[.log] = recorder.refusal
  }

  /// Takes what the files have got.
  func pollLog() {
    do throws(LogError) {
      let poll = try recorder.poll()
      reportLog(poll.warnings)
      if !poll.events.isEmpty { driver.step(.events(poll.events)) }
    } catch {
      logger.error("\(error)")
    }
  }

  // MARK: Time

  /// The clock was set, or the zone or the tz database may be another.
  func zonesMayHaveChanged() {
    zones.refresh()
    driver.step(.zones(zones, systemZone: zones.systemZone(tz: environment["TZ"])))
    reportZones()
  }

  /// Says in the journal which zones cannot be had, each time that these are others.
  func reportZones() {
    let problems = driver.engine.zoneProblems
    for problem in problems where !reportedZones.contains(problem) { logger.warning("\(problem)") }
    reportedZones = problems
  }

  // MARK: The user

  /// Does what the user chose on a notification, as the command of the same name would.
  func perform(_ action: CardAction, on card: Card) {
    // A server may send a choice that it was not given.
    guard card.actions.contains(where: { $0.key == action }) else { return }
    for followUp in card.followUps {
      switch action {
      case .sent: record([followUp.sent(at: driver.now())])
      case .snooze: snooze(followUp)
      case .why: break
      }
    }
  }

  private func snooze(_ followUp: FollowUp) {
    let now = driver.now()
    do throws(RequestError) {
      record(
        try driver.engine.snooze(
          followUp.application, followUp.action, until: now + Self.snoozeInterval, at: now))
    } catch {
      // It was done or skipped meanwhile: there is nothing left to put off.
    }
  }

  /// For how long a notification's button puts a reminder off.
  private static let snoozeInterval: Duration = .hours(2)

  private func record(_ drafts: [EventDraft]) {
    driver.record(drafts) { [logger] result in
      if case .failure(let error) = result {
        logger.error("the choice on the desktop was not recorded: \(error)")
      }
    }
  }

  // MARK: Saying what went wrong

  func tell(_ message: JournalMessage, _ text: String) {
    // Where the journal's queue is full, `status` says it all the same.
    _ = journalWriter.queue.enqueue(JournalEntry(message, text))
  }
}
