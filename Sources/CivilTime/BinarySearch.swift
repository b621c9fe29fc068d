extension RandomAccessCollection {
  /// The index of the first element that fits, where every element after one that fits does too;
  /// the end index where none fits.
  func partitioningIndex(where fits: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if fits(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
