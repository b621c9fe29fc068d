package import CivilTime
package import ControlInterface
package import FollowupCore
package import When

extension Session {
  /// Records one event about an application, and shows what became of it.
  ///
  /// - Parameters:
  ///   - name: the application's name or a unique start of it.
  ///   - when: when it happened; nil is now.
  package func record(
    _ body: EventBody, for name: String, at when: When?
  ) throws(CommandError) -> ExitStatus {
    let application = try application(name)
    let at =
      when == nil
      ? nil : try instant(when, for: .happened, in: try zone(named: application.zone))
    return try record(EventRequest(application: application.name, at: at, body: body))
  }

  /// Records an event, and shows what became of it.
  package func record(_ event: EventRequest) throws(CommandError) -> ExitStatus {
    showOutcome(.recorded(try call(RecordMethod.self, .init(events: [event]))))
    return .success
  }

  /// The instant that is meant; nil if none is given.
  package func instant(
    _ when: When?, for use: WhenUse, in zone: Zone
  ) throws(CommandError) -> Instant? {
    guard let when else { return nil }
    let context = context(of: now, in: zone)
    do { return try when.instant(for: use, in: context) } catch {
      throw .usage(error.description)
    }
  }

  /// The date that is meant, its words counted from when it was said; nil if none is given.
  package func date(
    _ when: When?, saidAt instant: Instant?, in zone: Zone
  ) throws(CommandError) -> CivilDate? {
    guard let when else { return nil }
    let context = context(of: instant ?? now, in: zone)
    do { return try when.date(in: context) } catch { throw .usage(error.description) }
  }

  /// The instant of a question about one application or all; nil if none is given.
  package func instant(
    _ when: When?, for use: WhenUse, of application: String?
  ) throws(CommandError) -> Instant? {
    guard when != nil else { return nil }
    let zone: Zone =
      if let application { try zone(ofApplication: application) } else { try userZone() }
    return try instant(when, for: use, in: zone)
  }

  private func context(of reference: Instant, in zone: Zone) -> WhenContext {
    let userZone = (try? userZone()) ?? environment.systemZone()
    return WhenContext(
      reference: reference, zone: zone, userZone: userZone, zones: environment.zones)
  }
}
