/// Waits out what may pass by itself: a trouble counts only once it has lasted for a time.
final class Grace {
  private unowned let host: any Host
  private let onLasting: () -> Void
  /// The subjects in trouble, each with the timer that runs while it may yet pass.
  private var waiting: [String: any Countdown] = [:]
  private var lasting: Set<String> = []

  /// - Parameter onLasting: called when a trouble has lasted.
  init(on host: any Host, onLasting: @escaping () -> Void) {
    self.host = host
    self.onLasting = onLasting
  }

  /// Takes in which subjects are in trouble now.
  func update(_ subjects: Set<String>, length: Duration) {
    lasting.formIntersection(subjects)
    for subject in waiting.keys where !subjects.contains(subject) {
      waiting.removeValue(forKey: subject)?.stop()
    }
    for subject in subjects where !lasting.contains(subject) && waiting[subject] == nil {
      let countdown = try? host.makeCountdown { [weak self] in self?.end(subject) }
      waiting[subject] = countdown
      countdown?.start(length)
      if countdown == nil { lasting.insert(subject) }
    }
  }

  /// Whether a subject's trouble has lasted.
  func hasLasted(_ subject: String) -> Bool { lasting.contains(subject) }

  private func end(_ subject: String) {
    waiting[subject] = nil
    lasting.insert(subject)
    onLasting()
  }

  /// Counts what is in trouble now at once.
  func skip(_ subjects: Set<String>) { lasting = subjects }
}
