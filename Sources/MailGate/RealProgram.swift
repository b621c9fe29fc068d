import CProcess
import Glibc
import SystemPackage

/// The program that sends mails.
struct RealProgram {
  /// The program and all its arguments.
  let words: [String]

  /// Becomes the program.
  ///
  /// - Returns: why that is not possible.
  func become(input: Int32) -> Errno {
    Errno(rawValue: -withArguments { cprocess_become($0, input) })
  }

  /// Runs the program.
  ///
  /// - Returns: the code with which it ends; 128 and more if a signal ended it.
  /// - Throws: why it cannot be run.
  func run(input: Int32) throws(Errno) -> Int32 {
    var status: Int32 = 0
    let error = withArguments { cprocess_run($0, input, &status) }
    guard error == 0 else { throw Errno(rawValue: -error) }
    return cprocess_code(status)
  }

  /// Whether it is this very program, which would call itself without end.
  var isThisProgram: Bool {
    guard words[0].contains("/"), let path = realpath(words[0], nil),
      let own = realpath("/proc/self/exe", nil)
    else { return false }
    defer {
      free(path)
      free(own)
    }
    return strcmp(path, own) == 0
  }

  private func withArguments<Result>(
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
  }
}
