import Glibc
import SystemPackage
import Systemd
import Testing

@Suite("A signal")
struct SignalSourceTests {
  @Test("ends the loop by its handler instead of the process")
  func handled() async {
    await #expect(processExitsWith: .exitCode(42)) {
      unblock([SIGTERM, SIGHUP])
      try EventLoop.blockSignals([.terminate, .hangUp])
      let loop = try EventLoop()
      var calls: [Signal] = []
      let sources = [
        try loop.addSignal(.hangUp) { calls.append(.hangUp) },
        try loop.addSignal(.terminate) { loop.exit(code: calls == [.hangUp] ? 42 : 1) },
      ]
      // To this thread, since those of the test's own runtime do not block it.
      raise(SIGHUP)
      try loop.runOnce()
      raise(SIGTERM)
      let code = try loop.run()
      withExtendedLifetime(sources) {}
      exit(code)
    }
  }

  @Test("that nobody blocked is refused")
  func notBlocked() throws {
    unblock([SIGWINCH])
    let loop = try EventLoop()
    let error = #expect(throws: SystemdError.self) {
      try loop.addSignal(Signal(rawValue: SIGWINCH)) {}
    }
    #expect(error?.errno == .resourceBusy)
  }
}

/// The threads that tests run on block all signals, a main thread none.
private func unblock(_ signals: [Int32]) {
  var unblocked = sigset_t()
  sigemptyset(&unblocked)
  for signal in signals { sigaddset(&unblocked, signal) }
  pthread_sigmask(SIG_UNBLOCK, &unblocked, nil)
}
