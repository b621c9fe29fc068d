import EventLog

/// A file as programs see it, and as it would be found after a power loss.
struct SimulatedFile {
  /// What a disk writes whole.
  static let blockBytes = 512

  var kind = StoredFile.Kind.regular
  let number: UInt64
  /// Counts what was written to it.
  private(set) var modified: Int64 = 0
  /// What a read returns.
  private(set) var cached: [UInt8] = []
  /// What has reached the disk.
  private(set) var stable: [UInt8] = []
  /// The blocks that a sync has to write.
  private var dirty: Set<Int> = []
  /// Whether the folder's entry has reached the disk.
  var isListedOnDisk = false
  /// The storage that has locked it.
  var holder: ObjectIdentifier?

  init(number: UInt64, synced bytes: [UInt8] = []) {
    self.number = number
    cached = bytes
    stable = bytes
  }

  mutating func append(_ bytes: some Collection<UInt8>) {
    modified += 1
    let start = cached.count
    cached += bytes
    touch(from: start)
  }

  mutating func rewrite(from offset: Int) {
    modified += 1
    touch(from: offset)
  }

  mutating func truncate(to count: Int) {
    modified += 1
    let end = cached.count
    cached.removeLast(max(0, cached.count - count))
    if end > cached.count { touch(from: cached.count, to: end) }
  }

  /// Everything reaches the disk, save what an earlier sync gave up on.
  mutating func sync() {
    for block in dirty { store(block) }
    dirty = []
    resizeStable(to: cached.count)
  }

  /// Any part reaches the disk, and the rest is taken for written from now on.
  mutating func failToSync(using generator: inout some RandomNumberGenerator) {
    for block in dirty.sorted() where Bool.random(using: &generator) { store(block) }
    dirty = []
    if Bool.random(using: &generator) { resizeStable(to: cached.count) }
  }

  /// The power fails: of what was not synced any block may be there, and any size between.
  mutating func losePower(using generator: inout some RandomNumberGenerator) {
    let sizes = [stable.count, cached.count].sorted()
    let before = stable.count
    for block in dirty.sorted() where Bool.random(using: &generator) { store(block) }
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: resizeStable(to: before)
    case 1: resizeStable(to: cached.count)
    default: resizeStable(to: Int.random(in: sizes[0]...sizes[1], using: &generator))
    }
    cached = stable
    dirty = []
    holder = nil
  }

  private mutating func touch(from start: Int, to end: Int? = nil) {
    let end = end ?? cached.count
    guard start < end else { return }
    dirty.formUnion((start / Self.blockBytes)...((end - 1) / Self.blockBytes))
  }

  /// Writes a block. What lies beyond the end of the file in it is zeros.
  private mutating func store(_ block: Int) {
    let start = block * Self.blockBytes
    let end = max(stable.count, min(start + Self.blockBytes, cached.count))
    guard start < end else { return }
    resizeStable(to: end)
    for index in start..<min(start + Self.blockBytes, end) {
      stable[index] = index < cached.count ? cached[index] : 0
    }
  }

  private mutating func resizeStable(to count: Int) {
    if count < stable.count {
      stable.removeLast(stable.count - count)
    } else {
      stable += [UInt8](repeating: 0, count: count - stable.count)
    }
  }
}
