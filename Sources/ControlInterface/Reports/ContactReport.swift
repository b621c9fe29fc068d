package import FollowupCore
package import JSON

/// A person at the employer, as told.
package struct ContactReport: WireObject {
  /// The short name within the application.
  package let contact: String
  package let name: String
  package let address: String?
  /// The channels that the contact allowed.
  package let may: [Channel]
  /// The channels by which the contact asked never to be reached.
  package let never: [Channel]
  /// The channels by which the contact may be reached, after all rules; best first.
  package let permitted: [Channel]
  package let primary: Bool

  package init(
    contact: String, name: String, address: String?, may: [Channel], never: [Channel],
    permitted: [Channel], primary: Bool
  ) {
    self.contact = contact
    self.name = name
    self.address = address
    self.may = may
    self.never = never
    self.permitted = permitted
    self.primary = primary
  }

  package init(_ members: inout MemberReader) throws(ControlError) {
    contact = try members.required("contact")
    name = try members.required("name")
    address = try members.optional("address")
    may = try members.required("may")
    never = try members.required("never")
    permitted = try members.required("permitted")
    primary = try members.required("primary")
  }

  package var json: JSONObject {
    .withNulls(
      ("contact", contact), ("name", name), ("address", address), ("may", may), ("never", never),
      ("permitted", permitted), ("primary", primary))
  }
}
