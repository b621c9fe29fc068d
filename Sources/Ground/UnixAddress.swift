public import Glibc
public import SystemPackage

/// The address of a Unix socket in the file system.
public struct UnixAddress {
  /// How many bytes a path may have: the kernel's field of 108, less the NUL that ends it.
  public static let maximumPathBytes = 107

  private var address = sockaddr_un()

  /// Throws `ENAMETOOLONG` for a path that the kernel has no room for.
  public init(path: FilePath) throws(Errno) {
    let bytes = path.withPlatformString {
      Array(UnsafeRawBufferPointer(start: $0, count: strlen($0)))
    }
    guard bytes.count <= Self.maximumPathBytes else { throw .fileNameTooLong }
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
  }

  /// Calls the body with the address as `bind` and `connect` take it.
  public func withAddress(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    withUnsafeBytes(of: address) { raw in
      raw.withMemoryRebound(to: sockaddr.self) { address in
        body(address.baseAddress!, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
