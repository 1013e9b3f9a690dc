package pt.vez.invitations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseId;
import pt.vez.shared.Actor;

/** The order in which cases get their turn, and the policy behind it. */
public interface Allocation {
    /** A policy that was or is in force. */
    record PolicyVersion(UUID id, Policy policy, Instant at, String by, String note) {}

    /**
     * What another policy would change. Places are counted within a service and a centre.
     *
     * @param moved cases among the first hundred of their group that would stand elsewhere
     * @param newInFirst cases that would come among them
     * @param groups where something would change, the most changed first
     */
    record Effect(int waiting, int moved, int newInFirst, List<Group> groups, List<Sample> samples) {}

    /** Those who wait for one service near one centre. */
    record Group(String service, String centre, int waiting, int moved, int newInFirst) {}

    /** One case before and after, without names. */
    record Sample(String service, String centre, int placeBefore, int placeAfter, Score score) {}

    /**
     * Why a case stands where it stands.
     *
     * @param place among those who wait for the same service near the same centre, from 1
     */
    record Explanation(int total, List<Score.Part> parts, long place, long waiting, Instant computedAt, State state) {}

    /** Where a case stands on the way to its appointment. */
    enum State {
        WAITING,
        INVITED,
        BOOKED
    }

    Policy policy();

    List<PolicyVersion> history(Actor actor);

    /**
     * @param done places computed with the policy in force
     * @param total of so many
     */
    record Progress(int done, int total) {}

    /**
     * Puts other rules into force. Every place is computed anew within seconds, beside the screen; until then no wave
     * invites.
     *
     * @param seen the rules the caller's form was filled with
     * @throws pt.vez.shared.InvalidInput without a note
     * @throws pt.vez.shared.ChangedMeanwhile when other rules were put into force since
     */
    void change(Actor actor, Policy seen, Policy policy, String note);

    /** How far the places are after a change; empty when all are computed with the policy in force. */
    Optional<Progress> progress(Actor actor);

    /**
     * Computes what a change left to be computed; a job calls it.
     *
     * @return places computed
     */
    int work();

    Effect preview(Actor actor, Policy policy);

    /**
     * The place of the case in the order, for an actor who may read it; empty while it does not wait for an
     * appointment.
     */
    Optional<Explanation> explain(Actor actor, CaseId caseId);

    /**
     * Computes all places.
     *
     * @return how many cases wait
     */
    int computeAll();

    void compute(List<CaseId> cases);

    /** The nearest open centre of a municipality; where none is known, of Lisbon. */
    UUID catchment(@Nullable String municipality);
}
