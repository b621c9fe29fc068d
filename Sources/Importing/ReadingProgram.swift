internal import CivilTime
internal import Glibc
internal import Ground
package import JSON
internal import SystemPackage

/// Why a reader has nothing to say about its files. Its description is a full sentence.
package enum ReadingError: Error, Hashable, CustomStringConvertible {
  /// The words of the command line say nothing that could be done.
  case usage(String)
  /// It could not be done.
  case failed(String)

  package var description: String {
    switch self {
    case .usage(let sentence), .failed(let sentence): sentence
    }
  }
}

/// The program around the readers of foreign files: words in, one JSON object out.
package enum ReadingProgram {
  /// What the program does under its first argument.
  package typealias Mode = (ReadingRequest) throws(ReadingError) -> JSONValue

  /// Runs the mode that the first argument names.
  ///
  /// - Parameter arguments: those after the program's own name.
  /// - Returns: the code with which the program ends: 0 with an answer, 64 if the words are wrong, 1 if
  ///   a file cannot be read at all.
  package static func run(_ arguments: [String], modes: KeyValuePairs<String, Mode>) -> Int32 {
    do throws(ReadingError) {
      guard let (_, mode) = modes.first(where: { $0.key == arguments.first }) else {
        throw .usage("The first argument has to be one of \(modes.map(\.key).alternatives).")
      }
      let variables = environmentVariables()
      let zones = ZoneDatabase(variables: variables)
      var request = ReadingRequest(
        now: clock(), zones: zones, systemZone: zones.systemZone(tz: variables["TZ"]))
      try request.take(Array(arguments.dropFirst()))
      print(PrintableText.escaped(json: try mode(request).serialized()))
      return 0
    } catch {
      _ = try? FileDescriptor.standardError.writeAll("followup-read: \(error)\n".utf8)
      if case .usage = error { return 64 }
      return 1
    }
  }

  /// Nowhere else in the program is the clock read.
  private static func clock() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(
      microsecondsSinceEpoch: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }
}
