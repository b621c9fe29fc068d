import CSystemd

/// A connection to a message bus, served by an event loop. Nothing here waits for the bus.
///
/// A connection that ends stays ended: open another one. Letting go of it closes it, and the answers
/// to its calls never come.
package final class Bus {
  let handle: OpaquePointer
  private let disconnection: DeferredSource
  private var disconnectionSlot: BusSlot?
  private var calls: [UInt64: BusSlot] = [:]
  private var lastCall: UInt64 = 0

  /// Opens the user's session bus, as `DBUS_SESSION_BUS_ADDRESS` or else `XDG_RUNTIME_DIR` names it.
  ///
  /// The handler is called once, when the connection has ended. Throws `ENOMEDIUM` if the
  /// environment names no bus.
  package convenience init(
    userBusOn loop: EventLoop, onDisconnect: @escaping () -> Void
  ) throws(SystemdError) {
    var opened: OpaquePointer?
    try check(sd_bus_open_user(&opened), "connect to the session bus")
    try self.init(handle: opened!, on: loop, onDisconnect: onDisconnect)
  }

  /// Opens the bus at an address in D-Bus's form, such as `unix:path=/run/user/1000/bus`.
  package convenience init(
    address: String, on loop: EventLoop, onDisconnect: @escaping () -> Void
  ) throws(SystemdError) {
    var created: OpaquePointer?
    try check(sd_bus_new(&created), "create a connection to a bus")
    let operation = "connect to the bus at \(address)"
    do throws(SystemdError) {
      try check(sd_bus_set_address(created, address), operation)
      try check(sd_bus_set_bus_client(created, 1), operation)
      try check(sd_bus_start(created), operation)
    } catch {
      sd_bus_close_unref(created)
      throw error
    }
    try self.init(handle: created!, on: loop, onDisconnect: onDisconnect)
  }

  /// Takes over a started connection.
  private init(
    handle: OpaquePointer, on loop: EventLoop, onDisconnect: @escaping () -> Void
  ) throws(SystemdError) {
    self.handle = handle
    do throws(SystemdError) {
      // Called from the loop rather than from within libsystemd, the handler may drop the bus.
      disconnection = try loop.addDeferred(handler: onDisconnect)
    } catch {
      sd_bus_close_unref(handle)
      throw error
    }
    try check(sd_bus_set_exit_on_disconnect(handle, 0), "stay when the bus goes")
    try check(sd_bus_attach_event(handle, loop.handle, 0), "serve the bus in the event loop")
    let disconnection = disconnection
    disconnectionSlot = try addMatchSlot(
      rule: "type='signal',sender='org.freedesktop.DBus.Local',"
        + "interface='org.freedesktop.DBus.Local',member='Disconnected'"
    ) { event in
      // It was scheduled before only if it runs already.
      if case .signal = event { disconnection.schedule() }
    }
  }

  deinit {
    sd_bus_close_unref(handle)
  }

  /// Sends a call. The event loop passes on its answer, or its failure, exactly once.
  ///
  /// Throws, and sends nothing, for names, paths or values that D-Bus does not allow, and `ENOTCONN`
  /// after the connection has ended.
  package func send(
    _ call: BusCall, reply: @escaping (Result<BusMessage, BusError>) -> Void
  ) throws(SystemdError) {
    let operation = "call \(call.member) of \(call.destination)"
    let message = try makeMessage(call, operation)
    defer { sd_bus_message_unref(message) }
    lastCall += 1
    let number = lastCall
    let callback = Callback<OpaquePointer> { [weak self] message in
      self?.calls[number] = nil
      reply(Self.answer(in: message))
    }
    var slot: OpaquePointer?
    try check(
      sd_bus_call_async(
        handle, &slot, message,
        { message, callback, _ in
          Callback<OpaquePointer>.call(callback, with: message!)
          return 0
        }, callback.opaque, max(call.timeoutMicroseconds, 1)), operation)
    calls[number] = BusSlot(handle: slot!, callback: callback)
  }

  /// Calls a handler for each signal that a rule in D-Bus's form matches.
  ///
  /// - Parameters:
  ///   - rule: such as `type='signal',interface='org.freedesktop.Notifications'`.
  ///   - installed: called once, with the reason where the bus has refused the rule. What is called
  ///     before it may be missed.
  package func addMatch(
    rule: String, installed: @escaping (BusError?) -> Void = { _ in },
    handler: @escaping (BusMessage) -> Void
  ) throws(SystemdError) -> BusMatch {
    let slot = try addMatchSlot(rule: rule) { event in
      switch event {
      case .installed(let error): installed(error)
      case .signal(let message): handler(message)
      }
    }
    return BusMatch(slot: slot)
  }

  private enum MatchEvent {
    case installed(BusError?)
    case signal(BusMessage)
  }

  private func addMatchSlot(
    rule: String, handler: @escaping (MatchEvent) -> Void
  ) throws(SystemdError) -> BusSlot {
    let callback = Callback(handler)
    var slot: OpaquePointer?
    try check(
      sd_bus_add_match_async(
        handle, &slot, rule,
        { message, callback, _ in
          // A signal that cannot be read says nothing.
          if let signal = try? BusMessage(message!) {
            Callback<MatchEvent>.call(callback, with: .signal(signal))
          }
          return 0
        },
        { message, callback, _ in
          // Without this, libsystemd would close the connection where the bus refuses.
          Callback<MatchEvent>.call(callback, with: .installed(BusError(of: message!)))
          return 0
        }, callback.opaque), "watch for signals with the rule \(rule)")
    return BusSlot(handle: slot!, callback: callback)
  }

  private func makeMessage(
    _ call: BusCall, _ operation: String
  ) throws(SystemdError) -> OpaquePointer {
    var message: OpaquePointer?
    try check(
      sd_bus_message_new_method_call(
        handle, &message, call.destination, call.path, call.interface, call.member), operation)
    do throws(SystemdError) {
      try check(sd_bus_message_set_auto_start(message, call.startsService ? 1 : 0), operation)
      for argument in call.arguments { try argument.append(to: message!) }
    } catch {
      sd_bus_message_unref(message)
      throw error
    }
    return message!
  }

  private static func answer(in message: OpaquePointer) -> Result<BusMessage, BusError> {
    if let error = BusError(of: message) { return .failure(error) }
    do throws(SystemdError) {
      return .success(try BusMessage(message))
    } catch {
      return .failure(BusError(name: BusError.invalidReply, message: error.description))
    }
  }
}
