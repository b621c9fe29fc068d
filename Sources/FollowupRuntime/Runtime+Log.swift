internal import CivilTime
package import ControlInterface
internal import EventLog
package import FollowupCore
internal import Settings

extension Runtime {
  /// The folder of the log has changed: reads what was added.
  package func pollLog() {
    do throws(LogError) {
      let poll = try recorder.poll()
      problems[.folder] = nil
      reportLog(poll.warnings)
      // The engine takes everything that was read before reminders that waited are delivered.
      if !isWaiting { noteWaiting() }
      defer { noteWaiting() }
      guard !poll.events.isEmpty else { return }
      noteOthers(in: poll.events)
      driver.step(.events(poll.events))
      // The synchroniser is at work: what it has not brought in a moment, it does not have.
      if isSettling {
        settling.start(min(settings.grace, settings.settle))
      }
    } catch {
      if problems[.folder] == nil { host.say(.error, error.sentences) }
      problems[.folder] = error.sentences
      nextPoll.start(.seconds(60))
    }
  }

  /// Says what is wrong with the log's files, once it has lasted.
  func reportLog(_ warnings: [LogFinding]) {
    for warning in warnings { host.say(.warning, warning.description) }
    fileGrace.update(Set(recorder.troubles.map(\.file)), length: settings.grace)
    sayTroubles()
  }

  func sayTroubles() {
    let troubles = lastingTroubles
    for trouble in troubles where !saidTroubles.contains(trouble) {
      host.say(.logDamaged, trouble.description)
    }
    saidTroubles = troubles
    noteStatus()
  }

  /// What is wrong with the devices' files, and has been for a time.
  var lastingTroubles: [FileTrouble] {
    recorder.troubles.filter { fileGrace.hasLasted($0.file) }
  }

  /// Takes the log's files as they are, so that recording goes on.
  ///
  /// It fails with `RequestError.notRecording` if they have flaws that have to be mended, or the disk
  /// fails.
  package func acceptLog() -> Result<AcceptLogMethod.Reply, RequestError> {
    let acceptance: Acceptance
    defer { noteWaiting() }
    do { acceptance = try recorder.accept(engine.events(of: nil)) } catch {
      return .failure(.notRecording(message: error.description, remedies: error.remedies))
    }
    reportLog(acceptance.report.warnings)
    driver.step(.reloaded(acceptance.report.events))
    return .success(
      .init(
        device: recorder.device, restored: acceptance.restored, lost: acceptance.lost,
        replaced: acceptance.replaced))
  }

  // MARK: Settling

  /// Waits for other devices' news before anything is told, if there are other devices.
  func settle() {
    guard hasOthers, !isSettling, settings.settle > .zero else { return }
    isSettling = true
    settling.start(settings.settle)
    noteWaiting()
  }

  func endSettling() {
    isSettling = false
    noteWaiting()
  }

  /// Reminders wait for other devices' news, and while only the user can bring recording back: to try
  /// every minute would be of no use then.
  func noteWaiting() {
    let waits = isSettling || recorder.hold != nil || recorder.isOwnFileInTrouble
    guard waits != isWaiting else { return }
    isWaiting = waits
    driver.step(.waiting(waits))
  }

  func noteOthers(in events: [Event]) {
    hasOthers = hasOthers || events.contains { $0.id.device != recorder.device }
  }
}

extension FileTrouble {
  /// The path of the file.
  var file: String { findings[0].file }
}
