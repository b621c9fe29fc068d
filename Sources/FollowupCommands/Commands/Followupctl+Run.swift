import ArgumentParser

extension Followupctl {
  /// Runs the command that the arguments name.
  ///
  /// - Parameter arguments: those after the program's own name.
  /// - Returns: the code with which the program ends.
  package static func run(_ arguments: [String], in environment: CommandEnvironment) -> Int32 {
    do {
      let parsed = try parseAsRoot(arguments)
      guard let command = parsed as? any Command else {
        // Help, or a command that only holds others: argument-parser answers with its text.
        var command = parsed
        try command.run()
        return ExitStatus.success.rawValue
      }
      return try run(command, in: environment).rawValue
    } catch let error as CommandError {
      environment.writeError("followupctl: \(shown(error.description))\n")
      return error.exitStatus.rawValue
    } catch {
      return report(error, in: environment)
    }
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
    let message = fullMessage(for: error)
    guard code == ExitStatus.success.rawValue else {
      environment.writeError(shown(message) + "\n")
      return code
    }
    environment.write(message + "\n")
    return code
  }

  /// A message with no control characters but the line breaks that it was written with.
  private static func shown(_ message: String) -> String {
    message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Escaping.escaped(String($0)) }.joined(separator: "\n")
  }
}
