package pt.vez.intake;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.NewCase;
import pt.vez.casework.PersonIntake.OpenCase;
import pt.vez.people.NewPersonReason;
import pt.vez.people.PersonMatching.Found;
import pt.vez.shared.Actor;

/**
 * Finds out who the person of an intake is: one of the register, or a new one. Question, record of the answer and
 * authority are those of the counter ({@link pt.vez.casework.PersonIntake}); for mediators on shift only.
 */
public interface IntakePeople {
    /**
     * The people of the register who may be the person of this intake, by what was written down in the street.
     *
     * @throws pt.vez.shared.NotFound when it is not an intake of the actor's association
     * @throws pt.vez.shared.InvalidInput while it has to be decided whether it is the same as another intake, and when
     *     it is dealt with already
     */
    Found compare(Actor actor, UUID id);

    /** The same, by what was corrected with the person. */
    Found compare(Actor actor, UUID id, NewCase corrected);

    /** This is the person; their cases that are still open, newest first. */
    List<OpenCase> casesOf(Actor actor, UUID id, UUID searchId, UUID applicantId);

    /**
     * This is the person: the intake and its photographs belong to their open case of this procedure, which is opened
     * when there is none. The photographs stay sealed until a mandate for the case lets them out ({@link
     * IntakePapers}).
     */
    CaseNumber join(Actor actor, UUID id, UUID searchId, UUID applicantId, String procedureCode);

    /**
     * A new person with a case.
     *
     * @param reason needed when the search showed a candidate
     * @param command what was written down, corrected with the person
     * @throws pt.vez.casework.PersonIntake.EnteredMeanwhile when a person like this one was just entered elsewhere
     */
    CaseNumber enter(Actor actor, UUID id, UUID searchId, NewCase command, @Nullable NewPersonReason reason);
}
