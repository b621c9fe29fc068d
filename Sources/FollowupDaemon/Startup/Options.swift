import FollowupRuntime
import Ground

/// What the command line says.
struct Options: Equatable {
  enum Request: Equatable {
    case run, help, version, interface
  }

  var request = Request.run
  var config: String?
  var log: String?
  var socket: String?

  /// What is wrong with a command line, as a full sentence.
  struct UsageError: Error, Equatable {
    let description: String
  }

  /// Reads the arguments after the program's name: `--config PATH` or `--config=PATH`, and so on.
  init(_ arguments: some Sequence<String>) throws(UsageError) {
    var arguments = Array(arguments)[...]
    while let argument = arguments.popFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let flag = String(parts[0])
      switch flag {
      case "--help", "-h": request = .help
      case "--version": request = .version
      case "--interface": request = .interface
      case "--config", "--log", "--socket":
        guard let value = parts.count == 2 ? String(parts[1]) : arguments.popFirst(), !value.isEmpty
        else { throw UsageError(description: "\(flag) needs a path.") }
        switch flag {
        case "--config": config = value
        case "--log": log = value
        default: socket = value
        }
      default:
        throw UsageError(
          description:
            "\"\(PrintableText.escaped(argument))\" is not an option; followupd --help lists them."
        )
      }
    }
  }

  static let help = """
    Usage: followupd [--config FILE] [--log FOLDER] [--socket PATH]

    Keeps follow-ups after interviews within what employers allow, and tells in the journal and on
    the desktop when one may be made. It is usually started by systemd: systemctl --user start
    followupd.socket. followupctl(1) asks it and records what happened.

      --config FILE    the configuration (FOLLOWUP_CONFIG, or ~/.config/followup/followup.toml)
      --log FOLDER     the event log (FOLLOWUP_LOG, or ~/.local/share/followup/events)
      --socket PATH    the control socket (FOLLOWUP_SOCKET, or
                       $XDG_RUNTIME_DIR/followup/io.followup.Control)
      --help           this text
      --version        the program's version
      --interface      the description of the control socket's Varlink interface

    SIGTERM ends it, SIGHUP reads the configuration again.
    """
}
