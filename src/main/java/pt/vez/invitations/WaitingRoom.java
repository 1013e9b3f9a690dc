package pt.vez.invitations;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.NotAuthorised;

/**
 * Lets in as many people as this node serves well and gives everybody else a signed place. Nothing is kept about anybody
 * who waits.
 *
 * <p>People who came before the opening are drawn by lot: the draw is computed from the secret and their invitation,
 * so that coming again does not improve it. Later ones stand behind them, in the order of arrival.
 */
public interface WaitingRoom {
    /** What happens to a request. */
    sealed interface Decision {
        /** @param pass to be kept by the person, when they did not have one */
        record Enter(@Nullable String pass) implements Decision {}

        /**
         * @param place to be kept by the person
         * @param ahead people before them
         * @param seconds honest estimate; what is left until the opening before it
         * @param againMillis when to ask again
         */
        record Wait(String place, long ahead, long seconds, int againMillis, boolean beforeOpening)
                implements Decision {
            /** For pages without a script, which count in whole seconds: after the script would have asked. */
            public int refreshSeconds() {
                return againMillis / 1_000 + 2;
            }
        }

        /** Asked too often in ten seconds. */
        record TooOften() implements Decision {}
    }

    /**
     * The opening that is set, past or to come; empty where there is none.
     *
     * @throws NotAuthorised unless the actor is an administrator
     */
    Optional<Instant> opening(Actor actor);

    /**
     * An administrator sets the next opening; null for none.
     *
     * @param seen the opening the caller's form was filled with
     * @throws ChangedMeanwhile when another writer set another one since
     * @throws NotAuthorised unless the actor is an administrator
     */
    void setOpening(Actor actor, @Nullable Instant seen, @Nullable Instant moment);

    /** From this moment on people are let in; those who come before it are drawn by lot. */
    void opensAt(Instant moment);

    /**
     * @param identity whose turn it is about, for instance the id of the invitation; the place is bound to it
     * @param kept what the person kept from before: a pass or a place, or nothing
     */
    Decision ask(String identity, @Nullable String kept);

    /** An answer to a person inside begins; {@link #answered} ends it, also after a failure. */
    void answering();

    /** @param took whether a seat was asked for, rather than looked at */
    void answered(boolean took);

    /** People let in per second, as measured. */
    double rate();
}
