import FuzzTargets
import Glibc

/// What is fuzzed: the target that the variable `FOLLOWUP_FUZZ_TARGET` names.
private let target: FuzzTarget = {
  let name = getenv("FOLLOWUP_FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = FuzzTarget.named(name) else {
    fatalError("The targets are \(FuzzTarget.all.map(\.name)), not \"\(name)\".")
  }
  return target
}()

/// What libFuzzer calls with each input. A property that breaks is told and ends the program, as a
/// trap in the code does; the fuzzer then keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try target.run(Array(UnsafeBufferPointer(start: start, count: count))[...])
  } catch {
    fatalError("\(error)")
  }
  return 0
}
