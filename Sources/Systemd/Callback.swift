/// A closure that a C function can be given as an opaque pointer.
///
/// The pointer does not retain it: the Swift owner of the C handle does, for as long as C may call.
final class Callback<Event> {
  let call: (Event) -> Void

  init(_ call: @escaping (Event) -> Void) {
    self.call = call
  }

  var opaque: UnsafeMutableRawPointer {
    Unmanaged.passUnretained(self).toOpaque()
  }

  /// Calls the closure behind a pointer from ``opaque``.
  ///
  /// The closure is retained during the call, so that a handler may release its own source.
  static func call(_ opaque: UnsafeMutableRawPointer?, with event: Event) {
    Unmanaged<Callback<Event>>.fromOpaque(opaque!).takeUnretainedValue().call(event)
  }
}
