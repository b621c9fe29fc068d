import CSystemd
import Glibc
package import SystemPackage

/// A listening socket that the service manager opened for this process.
package struct ActivatedSocket: Hashable, Sendable {
  /// The open socket, closed on exec.
  package let descriptor: FileDescriptor

  /// The unit's `FileDescriptorName=`, or the socket unit's own name.
  package let name: String

  /// Names a descriptor that this process was started with.
  package init(descriptor: FileDescriptor, name: String) {
    self.descriptor = descriptor
    self.name = name
  }
}

/// The service manager that started this process, where one did.
package enum ServiceManager {
  /// What the process can tell of itself.
  package enum State: Hashable, Sendable {
    /// It has started, or has read its configuration again.
    case ready

    /// It reads its configuration again; ``ready`` ends that.
    case reloading

    /// It is ending.
    case stopping

    /// A line for people, which `systemctl status` shows.
    case status(String)
  }

  /// Tells the service manager about this process.
  ///
  /// - Returns: whether there is one that listens.
  @discardableResult
  package static func notify(_ states: State...) throws(SystemdError) -> Bool {
    let message = states.map(\.assignments).joined(separator: "\n")
    return try check(sd_notify(0, message), "tell the service manager how the service is") > 0
  }

  /// Whether this user's services go on after the user's last session has ended; nil if no service
  /// manager runs this process.
  package static var keepsUserServices: Bool? {
    guard getenv("SYSTEMD_EXEC_PID") != nil, let user = getpwuid(getuid())?.pointee.pw_name else {
      return nil
    }
    return access("/var/lib/systemd/linger/" + String(cString: user), F_OK) == 0
  }

  /// Takes the sockets that the service manager passed to this process: once, the second time there
  /// are none, and processes started from here see none.
  package static func takeListeningSockets() throws(SystemdError) -> [ActivatedSocket] {
    var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    let count = try check(
      sd_listen_fds_with_names(1, &names), "take the sockets that the service manager passed")
    defer { free(names) }
    return (0..<Int(count)).map { index in
      let name = names?[index]
      defer { free(name) }
      return ActivatedSocket(
        descriptor: FileDescriptor(rawValue: SD_LISTEN_FDS_START + Int32(index)),
        name: name.map { String(cString: $0) } ?? "unknown")
    }
  }
}

extension ServiceManager.State {
  /// The form of `sd_notify`: assignments, a line each.
  fileprivate var assignments: String {
    switch self {
    case .ready: "READY=1"
    case .reloading:
      "RELOADING=1\nMONOTONIC_USEC=\(SystemClock.monotonic.nowMicroseconds())"
    case .stopping: "STOPPING=1"
    case .status(let text):
      // A line break would begin another assignment.
      "STATUS=" + String(text.map { $0.isNewline || $0 == "\0" ? " " : $0 })
    }
  }
}
