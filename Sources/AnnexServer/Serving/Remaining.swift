import ISMS

// Pages that are still to be built; each moves to the folder of its slice.
extension OrganizationDispatcher {
}
