package pt.vez.rota;

import java.util.List;
import java.util.UUID;
import pt.vez.shared.Actor;

/** Finds a substitute for a duty that was lost: proposed, asked or assigned. */
public interface DutyCover {
    /**
     * A mediator who could cover.
     *
     * @param asked and has not answered yet or said no
     */
    record Candidate(UUID accountId, String name, List<RotaRule> rules, long hoursThatWeek, boolean asked) {
        /** Free, available, certified and within the limits. */
        public boolean isProposed() {
            return rules.stream().allMatch(rule -> rule == RotaRule.BREAK || rule == RotaRule.HOLIDAY);
        }

        public boolean fits() {
            return rules.stream().noneMatch(RotaRule::refuses);
        }
    }

    record Asked(UUID id, Duty duty) {}

    /**
     * Duties of the own association that are lost and not over, in order: the mediator is absent, or the agreement no
     * longer covers the centre.
     */
    List<Duty> lost(Actor coordinator);

    /**
     * All mediators of the association except the absent one: proposed ones first, then by fewest hours in that week.
     * Empty where the agreement does not cover the centre.
     */
    List<Candidate> candidates(Actor coordinator, UUID duty);

    /**
     * Asks a mediator; the first who accepts gets the duty.
     *
     * @throws DutyRefused when a rule forbids it
     */
    void ask(Actor coordinator, UUID duty, UUID accountId);

    /**
     * @throws DutyRefused when a rule forbids it
     * @throws pt.vez.shared.InvalidInput when it is covered already
     */
    Duty assign(Actor coordinator, UUID duty, UUID accountId);

    /** What the mediator was asked to cover and can still accept. */
    List<Asked> asked(Actor mediator);

    Duty accept(Actor mediator, UUID request);

    void decline(Actor mediator, UUID request);

    /** The agency asks the association behind a lost duty to find cover. For administrators. */
    void call(Actor administrator, UUID duty);
}
