import ControlInterface
import FollowupRuntime
import Glibc
import SystemPackage
import Varlink

/// The daemon as a program.
package enum DaemonProgram {
  /// Runs the daemon with a command line and an environment.
  ///
  /// - Returns: the exit status: 0 after a request to end, 1 if it could not start, 64 for a wrong
  ///   command line.
  package static func main(arguments: [String], environment: [String: String]) -> Int32 {
    do {
      let options = try Options(arguments.dropFirst())
      switch options.request {
      case .help:
        say(Options.help, to: .standardOutput)
        return 0
      case .version:
        say("followupd \(Control.version)", to: .standardOutput)
        return 0
      case .interface:
        say(Control.interface.description, to: .standardOutput)
        return 0
      case .run: return try Daemon(options: options, environment: environment).run()
      }
    } catch let error as Options.UsageError {
      say("followupd: \(error.description)", to: .standardError)
      return EX_USAGE
    } catch {
      say("followupd: \(sentence("\(error)"))", to: .standardError)
      return EXIT_FAILURE
    }
  }

  private static func say(_ text: String, to file: FileDescriptor) {
    // An error is ignored: it could be reported nowhere else.
    _ = try? file.writeAll((text + "\n").utf8)
  }
}
