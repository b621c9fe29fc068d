internal import ControlInterface
internal import EventLog
internal import FollowupCore
internal import Holidays
internal import Settings

extension Runtime {
  /// Reads the configuration and the lists of holidays again, since the user asks for it. A bad
  /// configuration changes nothing, and is said once.
  package func reloadConfiguration() {
    configurationGrace.stop()
    isConfigurationAwaited = false
    engine.holidays.refresh()
    let before = settings.policy
    let wasMissing = configuration.isMissing
    complain(configuration.read())
    if configuration.isMissing, !wasMissing {
      host.say(
        .warning,
        "The configuration file \"\(host.configurationPath)\" is gone: the defaults are in force.")
    }
    useDevice()
    let policy = settings.policy
    if policy != before, !configuration.isMissing {
      host.say(.notice, "The configuration has changed and is in force.")
    }
    // The lists of holidays may have changed, also if the configuration has not.
    stepAll(.policy(policy))
    noteWaiting()
    noteStatus()
  }

  /// The configuration's file may have changed. If it is gone, empty, cut or as it was earlier, what
  /// was read stays in force until that has lasted.
  package func configurationMayHaveChanged() {
    guard configuration.isImpaired else { return reloadConfiguration() }
    guard !isConfigurationAwaited else { return }
    isConfigurationAwaited = true
    configurationGrace.start(settings.grace)
  }

  func complain(_ complaints: [String]) {
    for complaint in complaints { host.say(.configurationRefused, complaint) }
    problems[.configuration] = configuration.refusal.map { sentence("\($0) until it is mended") }
  }

  // MARK: The device

  /// The name to record under, and why nothing may be recorded under it; nil if something may.
  static func device(
    _ configuration: Configuration, _ host: any Host
  ) -> (name: String, doubt: String?, hold: String?) {
    if case .certain(let name?) = configuration.device { return (name, nil, nil) }
    let (name, doubt) = host.defaultDevice
    guard configuration.device == .uncertain else { return (name, doubt, nil) }
    return (
      name, doubt,
      "The configuration was refused, and may give this device a name under [log]: nothing is recorded "
        + "under another one until it is mended."
    )
  }

  /// Records under the name that the configuration gives this device now.
  private func useDevice() {
    let (name, doubt, hold) = Self.device(configuration, host)
    // One that cannot be read changes nothing.
    guard hold == nil else { return }
    guard name != recorder.device else {
      if recorder.hold != nil { problems[.recording] = nil }
      recorder.hold = nil
      problems[.device] = doubt
      return
    }
    guard !configuration.isMissing else {
      problems[.device] =
        "The configuration file is gone: this device stays \"\(recorder.device)\" until the next start."
      return
    }
    driver.commitBatches()
    do throws(LogError) {
      let (log, report) = try host.openLog(device: name)
      recorder.use(log)
      recorder.hold = nil
      problems[.recording] = nil
      problems[.device] = doubt
      host.say(.notice, "This device's log is \"\(name)\" from now on.")
      reportLog(report.warnings)
      driver.step(.events(report.events))
    } catch {
      let text = "This device stays \"\(recorder.device)\": \(error.description)"
      problems[.device] = text
      host.say(.error, text)
    }
  }
}
