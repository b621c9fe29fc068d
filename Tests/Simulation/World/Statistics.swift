/// What happened in histories, counted.
package struct Statistics: Sendable {
  package var histories = 0
  /// The time that passed on the machines' own, unset clocks; of two machines only once.
  package var time: Duration = .zero
  package var steps = 0
  package var records = 0
  package var applications = 0
  package var requests = 0
  package var refusals = 0
  package var reminders = 0
  /// Reminders that were shown a second time, since a crash fell before their record.
  package var repeated = 0
  package var crashes = 0
  package var powerLosses = 0
  package var tornEnds = 0
  package var diskFaults = 0
  package var clockSteps = 0
  package var suspends = 0
  package var zoneChanges = 0
  package var configurations = 0
  package var badConfigurations = 0
  package var deskFaults = 0
  package var syncs = 0
  /// Files that another program took away, damaged or copied.
  package var awayFiles = 0
  /// How often a daemon's own file was taken away or set back, and how often the user accepted that.
  package var ownFiles = 0
  package var acceptances = 0
  package var idleWakes = 0

  package init() {}

  /// Years of 365.25 days.
  package var years: Double { Double(time.components.seconds) / (365.25 * 86_400) }

  package mutating func add(_ other: Statistics) {
    histories += other.histories
    time += other.time
    steps += other.steps
    records += other.records
    applications += other.applications
    requests += other.requests
    refusals += other.refusals
    reminders += other.reminders
    repeated += other.repeated
    crashes += other.crashes
    powerLosses += other.powerLosses
    tornEnds += other.tornEnds
    diskFaults += other.diskFaults
    clockSteps += other.clockSteps
    suspends += other.suspends
    zoneChanges += other.zoneChanges
    configurations += other.configurations
    badConfigurations += other.badConfigurations
    deskFaults += other.deskFaults
    syncs += other.syncs
    awayFiles += other.awayFiles
    ownFiles += other.ownFiles
    acceptances += other.acceptances
    idleWakes += other.idleWakes
  }
}

extension Statistics: CustomStringConvertible {
  /// One line.
  package var description: String {
    """
    \(Int(years)) years in \(histories) histories: \(applications) applications, \(requests) requests \
    (\(refusals) refused), \(records) records, \(reminders) reminders (\(repeated) shown again after \
    a crash), \(steps) steps; \(crashes) crashes (\(powerLosses) power losses, \(tornEnds) torn ends), \
    \(diskFaults) disk faults, \(clockSteps) clock steps, \(suspends) suspends, \(zoneChanges) zone \
    changes, \(configurations) configurations (\(badConfigurations) bad), \(deskFaults) journal and \
    desktop faults, \(syncs) copies of another device's file, \(awayFiles) \
    files away, damaged or copied, \(ownFiles) own files set back (\(acceptances) accepted so), \(idleWakes) wake-ups at an interview's end without a reminder
    """
  }
}
