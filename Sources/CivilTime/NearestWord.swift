/// The word of a list that a mistyped one was probably meant to be.
public func nearestWord(to word: String, among words: some Sequence<String>) -> String? {
  let wanted = Array(word.lowercased())
  let limit = max(1, wanted.count / 3)
  var best: (word: String, distance: Int)?
  for candidate in words {
    let distance = editDistance(wanted, Array(candidate.lowercased()), limit: limit)
    if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
  }
  return best?.word
}

/// The number of letters to insert, delete, change or swap that turns one word into the other;
/// a number above `limit` may be returned as `Int.max`.
private func editDistance(_ left: [Character], _ right: [Character], limit: Int) -> Int {
  guard abs(left.count - right.count) <= limit, left.count <= 256 else { return Int.max }
  var older: [Int] = []
  var previous = Array(0...right.count)
  for i in left.indices {
    var current = [i + 1]
    for j in right.indices {
      var distance = min(
        previous[j] + (left[i] == right[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        distance = min(distance, older[j - 1] + 1)
      }
      current.append(distance)
    }
    (older, previous) = (previous, current)
  }
  return previous[right.count]
}
