package pt.vez.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import pt.vez.platform.OneTimeCodes;
import pt.vez.shared.InvalidInput;

/**
 * Sign-in with a six-digit code to type or a link to confirm, sent by mail or text message; either once, within ten
 * minutes. The answer never tells whether the address has an account: a first sign-in makes one.
 */
public interface SignIn {
    Duration TERM = Duration.ofMinutes(10);

    /** Wrong codes typed in one browser before it must ask for another code. */
    int ATTEMPTS = OneTimeCodes.ATTEMPTS;

    /**
     * A code is asked for.
     *
     * @param returnTo path within the product
     * @param network the network the request came from, only to count
     * @param browser what the browser holds to type its codes against; the same while it asks again
     * @param device the long-lived cookie of a browser that signed in before; blank when there is none
     * @param worked whether a proof of work came with the request
     */
    record Asking(
            SignInContact contact,
            String language,
            String returnTo,
            String network,
            String browser,
            String device,
            boolean worked) {}

    /** A message with code and link must go to this address or number. */
    record SignInRequested(UUID id, SignInContact to, String code, String token, String language) {}

    /**
     * An account that was used before is used from a browser it was never used from.
     *
     * @param id of the sign-in
     */
    record NewDeviceSignedIn(UUID id, SignInContact to, String language, Instant at) {}

    /**
     * Who signed in and where they were going.
     *
     * @param device what the browser keeps to be known again
     */
    record SignedInAs(UUID accountId, String language, String returnTo, String device) {}

    /** A value for the browser to type its codes against. */
    String newBrowser();

    /** Whether a request from this network must bring a proof of work. */
    boolean isWorkNeeded(String network);

    /**
     * Sends code and link. Where very many codes were asked for this address the one that is on its way is sent again,
     * so that asking neither floods the owner nor keeps them out.
     *
     * @throws pt.vez.platform.Limits.TooManyAttempts when this network asked too often, for this address or at all
     * @throws WorkNeeded when the request must bring a proof of work
     */
    void request(Asking asking);

    /** The address or number the newest code of this browser was sent to, while it can be typed. */
    Optional<SignInContact> contactOf(String browser);

    /**
     * Any code that this browser asked for the address it asked for last, and that is still alive, signs in. Codes for
     * other addresses are not compared: every guess counts against the address whose code it could be. A code that is too
     * short, or was sent to that address for this browser before, costs no attempt.
     *
     * @throws InvalidInput when the code is missing, too short, wrong, used, expired or tried too often
     */
    SignedInAs byCode(String browser, String typed, String device);

    /** Whether the link could still be confirmed; looking does not use it up. */
    boolean isOpen(String token);

    /** @throws InvalidInput when the link was used or is too old, or the account is closed */
    SignedInAs byLink(String token, String device);
}
