package pt.vez.notifications.internal;

import java.util.UUID;

/**
 * A message to be worded when it is sent.
 *
 * @param about what its words are made from
 */
record LaterMessage(Envelope envelope, UUID about) {}
