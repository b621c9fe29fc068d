import ArgumentParser
import CivilTime
import Ground

extension Followupctl {
  /// Runs the command that the arguments name.
  ///
  /// - Parameter arguments: those after the program's own name.
  /// - Returns: the code with which the program ends.
  package static func run(_ arguments: [String], in environment: CommandEnvironment) -> Int32 {
    do {
      if let text = try completionText(arguments, in: environment) {
        try environment.write(text)
        return ExitStatus.success.rawValue
      }
      if let command = plainCommand(arguments) {
        return try run(command, in: environment).rawValue
      }
      let parsed = try parse(arguments)
      guard let command = parsed as? any Command else {
        // Help, or a command that only holds others: argument-parser throws its text.
        var command = parsed
        try command.run()
        return ExitStatus.success.rawValue
      }
      return try run(command, in: environment).rawValue
    } catch let error as CommandError {
      environment.report(error)
      return error.exitStatus.rawValue
    } catch {
      return report(error, in: environment)
    }
  }

  /// What is written for a shell that completes a line, or that reads how; nil for any other command.
  private static func completionText(
    _ arguments: [String], in environment: CommandEnvironment
  ) throws(CommandError) -> String? {
    if arguments.first == CompletionScript.marker {
      return Completion(of: Array(arguments.dropFirst()), in: environment)?.text ?? ""
    }
    guard arguments.first == "--generate-completion-script" else { return nil }
    let shell = arguments.count == 2 ? arguments[1] : ""
    guard let script = CompletionScript.script(for: shell) else {
      throw .usage(
        "--generate-completion-script needs the name of a shell: "
          + "\(CompletionScript.shells.alternatives).")
    }
    return script + "\n"
  }

  private static func run(
    _ command: some Command, in environment: CommandEnvironment
  ) throws(CommandError) -> ExitStatus {
    let session = Session(
      environment: environment, flags: command.options.flags, isJSON: command.options.json)
    return try command.run(in: session)
  }

  /// Help and versions go to standard output, what is wrong with the words to standard error.
  private static func report(_ error: any Error, in environment: CommandEnvironment) -> Int32 {
    let code = exitCode(for: error).rawValue
    guard code == ExitStatus.success.rawValue else {
      environment.report(.usage(sentence(for: error)))
      return code
    }
    do { try environment.write(fullMessage(for: error) + "\n") } catch {
      environment.report(error)
      return error.exitStatus.rawValue
    }
    return code
  }
}
