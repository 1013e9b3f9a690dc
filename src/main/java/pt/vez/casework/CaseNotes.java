package pt.vez.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;

/**
 * What a mediator writes down during a visit, and an officer at the file. A note is never changed. The person reads all
 * notes of their case, because they are about them; officers read them in the file; an association reads its own and
 * never another's. At rest they are sealed.
 */
public interface CaseNotes {
    int LONGEST = 1_000;

    /**
     * Who wrote what, when, for whom.
     *
     * @param association null for an officer's
     */
    record Note(Instant at, String author, @Nullable String association, String text) {}

    /**
     * @throws NotAuthorised outside a visit under a live mandate
     * @throws InvalidInput when it is empty or longer than {@value #LONGEST} characters
     */
    void add(Actor actor, String typed);

    /**
     * An officer adds a note to the file.
     *
     * @throws NotAuthorised for others
     * @throws InvalidInput as for {@link #add(Actor, String)}
     */
    void add(Actor officer, CaseId caseId, String typed);

    /**
     * All of them, newest first.
     *
     * @throws NotAuthorised for an actor who may not read the case
     */
    List<Note> of(Actor actor, CaseId caseId);
}
