package pt.vez.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pt.vez.shared.Actor;

/**
 * Finds the person in front of a mediator in a register of any size, so that no person is entered twice. Shows at most
 * {@value #MOST} people and of each only what is needed to decide: a few characters of the document, initials, birth
 * year, municipality and why they may be the one. Nothing is ever merged by itself: the mediator decides, in
 * {@code casework.PersonIntake}.
 */
public interface PersonMatching {
    int MOST = 5;

    /** What the mediator reads from the document or hears. Needs a document, or a name with a birth date. */
    record PersonQuery(
            @Nullable String name,
            @Nullable String nativeName,
            @Nullable LocalDate birthDate,
            @Nullable String document,
            @Nullable String taxNumber,
            @Nullable String socialNumber,
            @Nullable String phone,
            @Nullable String email) {
        public static PersonQuery ofDocument(String number) {
            return new PersonQuery(null, null, null, number, null, null, null, null);
        }

        public static PersonQuery ofName(String name, LocalDate birthDate) {
            return new PersonQuery(name, null, birthDate, null, null, null, null, null);
        }

        public static PersonQuery of(ApplicantData data) {
            return new PersonQuery(
                    data.name(),
                    data.nativeName(),
                    data.birthDate(),
                    data.passportNumber(),
                    data.nif(),
                    data.niss(),
                    data.phone(),
                    data.email());
        }
    }

    /**
     * A person of the register who may be the one searched for.
     *
     * @param document all but the last three characters masked; blank when the register has none
     * @param score from 0 to 100, only for the order
     */
    record Candidate(
            UUID applicantId,
            String document,
            String initials,
            int birthYear,
            @Nullable String municipality,
            int score,
            Set<MatchReason> reasons) {}

    /** One look and what it showed, best first; the decision refers to it. */
    record Found(UUID searchId, List<Candidate> candidates) {}

    /**
     * @throws pt.vez.shared.NotAuthorised naming the condition that fails
     * @throws pt.vez.shared.InvalidInput without a document and without name and birth date
     * @throws pt.vez.platform.Limits.TooManyAttempts after 60 looks in an hour, those by case number included
     */
    Found find(Actor actor, PersonQuery query);

    /** People alike enough to be asked about, best first. The caller checks the authority. */
    List<Candidate> candidates(PersonQuery query);

    /**
     * The people a search of this mediator showed within the last hour.
     *
     * @throws pt.vez.shared.NotAuthorised when the search is another mediator's or is older
     */
    Set<UUID> shown(Actor actor, UUID association, UUID searchId);

    /**
     * What the mediator decided after a search.
     *
     * @param reason why it is a new person; null for a known one
     */
    void decided(UUID searchId, Decision decision, @Nullable NewPersonReason reason, UUID personId);

    /** Whether the person of a search was one of those shown. */
    enum Decision {
        KNOWN,
        NEW
    }
}
