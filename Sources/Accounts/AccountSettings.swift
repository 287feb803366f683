/// Limits of sessions, links and attempts. Times are in seconds.
package struct AccountSettings: Hashable, Sendable {
    /// A session ends after this long without a request …
    package var idleSeconds = 8 * 3600
    /// … and after this long in any case.
    package var sessionSeconds = 7 * 86_400
    /// How long the second factor may take after the password.
    package var secondFactorSeconds = 600
    /// How often at most it is written down that a session was seen.
    package var seenIntervalSeconds = 60
    /// How long a replaced token still serves requests that were under way.
    package var replacedTokenSeconds = 30
    package var firstAccountLinkSeconds = 86_400
    package var passwordLinkSeconds = 86_400
    package var invitationSeconds = 7 * 86_400
    /// From this many failures on, an account waits before the next try.
    package var accountFailuresFree = 5
    /// The same for an address, behind which there may be a whole office.
    package var addressFailuresFree = 20
    /// The first wait; each further failure doubles it …
    package var firstDelaySeconds = 2
    /// … up to this.
    package var delaySecondsMax = 900
    /// Failures are forgotten after this long without another.
    package var failureMemorySeconds = 86_400
    /// How long an address counts as one that an account's owner signs in from.
    package var familiarSeconds = 30 * 86_400

    /// How often at most it is written down that an access token was used.
    package var accessTokenUseIntervalSeconds = 3600
    /// How long an access token that has expired is still listed.
    package var expiredAccessTokenSeconds = 30 * 86_400

    package init() {}
}
