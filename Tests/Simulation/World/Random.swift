import CivilTime
import Glibc
import TestSupport

/// The random numbers of one history, in reach of everything that takes part in it.
final class Random {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  func seed() -> UInt64 { generator.next() }

  func chance(_ probability: Double) -> Bool {
    Double(generator.next() >> 11) * 0x1p-53 < probability
  }

  func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  func element<Element>(of elements: [Element]) -> Element {
    elements[number(0...(elements.count - 1))]
  }

  func elements<Element>(of elements: [Element], each probability: Double) -> [Element] {
    elements.filter { _ in chance(probability) }
  }

  /// A wait for something that comes at any time with the same likelihood.
  func wait(mean: Duration) -> Duration {
    let unit = Double((generator.next() >> 11) + 1) * 0x1p-53
    return .microseconds(Int64(Double(mean.microseconds) * -log(unit)))
  }

  /// A length between two, short ones as likely as long ones.
  func length(_ shortest: Duration, _ longest: Duration) -> Duration {
    let low = log(Double(shortest.microseconds))
    let high = log(Double(longest.microseconds))
    let unit = Double(generator.next() >> 11) * 0x1p-53
    return .microseconds(Int64(exp(low + (high - low) * unit)))
  }
}
