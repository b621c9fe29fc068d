/// The number in decimal with leading zeros up to the width; not for negative numbers.
func decimal(_ number: Int, width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
