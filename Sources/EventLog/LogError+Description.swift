package import FollowupCore
import SystemPackage

extension LogError {
  /// What was wrong, where, and what to do.
  package var description: String {
    switch kind {
    case .system(let operation): systemSentence(operation)
    case .notAFile(let kind):
      "\"\(path)\" is \(kind.rawValue), not a regular file. Move it out of the way."
    case .locked(let process):
      "\"\(path)\" is held by \(process.map { "process \($0)" } ?? "another process"), which records"
        + " for the same device. Stop that one first, or give one of the two another device name."
    case .changed:
      "\"\(path)\" was changed by another program. Nothing was recorded; it is read again: look at it,"
        + " and try once more."
    case .damaged(let trouble):
      "\(trouble) Nothing is recorded until \(Self.way(out: trouble.kind))"
    case .invalidDevice(let name):
      "\"\(name)\" cannot be a device's name: \(DeviceName.rule)."
    case .recordTooLong:
      "The event is too long: a line of \"\(path)\" holds 1 MiB at most. Shorten its text."
    case .tooMuchAtOnce:
      "Too much is to be recorded at once in \"\(path)\": 8 MiB at most. Record it in parts."
    case .full:
      "\"\(path)\" has reached the 256 MiB that are read of a log file. Move it to an archive, or"
        + " choose another device name to go on in a new file."
    case .unwritable(let kind):
      "This event of the kind \"\(kind)\" cannot be recorded in \"\(path)\": it would not be read back as"
        + " it is."
    }
  }

  /// What would help, where a command does.
  package var remedy: Remedy? {
    switch kind {
    case .changed: Remedy(.readLog)
    case .damaged(let trouble): Remedy(trouble.kind == .damaged ? .verifyLog : .acceptLog)
    default: nil
    }
  }

  private static func way(out kind: FileTrouble.Kind) -> String {
    kind == .damaged
      ? "the file is mended or restored."
      : "the file is as it was, or you say that it is to be taken as it is."
  }

  private func systemSentence(_ operation: Operation) -> String {
    var sentence = "\"\(path)\" cannot be \(operation.rawValue)"
    if let errno { sentence += ": \(errno.description)" }
    sentence += "."
    if let advice { sentence += " \(advice)" }
    return sentence
  }

  private var advice: String? {
    switch errno {
    case .readOnlyFileSystem?, .permissionDenied?, .notPermitted?:
      "See who owns it; where systemd runs the daemon with another data folder, add that folder to"
        + " ReadWritePaths= (systemctl --user edit followupd)."
    case .noSpace?: "Make room on that file system; recording then goes on."
    case .diskQuotaExceeded?: "Make room within your quota; recording then goes on."
    default: nil
    }
  }
}
