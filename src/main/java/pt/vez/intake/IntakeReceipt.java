package pt.vez.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * The answer to a record that was sent; the same for every time it is sent.
 *
 * @param late whether the shift it was recorded in had ended when it first arrived
 */
public record IntakeReceipt(UUID id, String ticket, Instant received, IntakeState state, boolean late) {}
