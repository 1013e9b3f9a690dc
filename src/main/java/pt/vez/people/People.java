package pt.vez.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The register of people, for the modules that keep their cases. The caller checks the authority. Methods that write
 * join the caller's transaction and fail outside of one.
 */
public interface People {
    Optional<Person> find(UUID id);

    /** @throws java.util.NoSuchElementException when there is no such person */
    Person get(UUID id);

    /** The person; other writers of the same person wait until the transaction ends. */
    Person locked(UUID id);

    /** A new person, found by the index from this transaction on. */
    UUID enter(ApplicantData data);

    /**
     * Takes these fields from the wanted state.
     *
     * @param proof what they rest on
     */
    void correct(UUID id, Collection<CorrectedField> fields, CorrectableData wanted, CorrectionProof proof);

    /** Forgets telephone and mail address where they were typed by an account; what rests on a document stays. */
    void dropSelfDescribedContact(UUID id);

    /**
     * Locks the document and the birth date, with its parts in any order, until the transaction ends: writers who
     * enter the same ones pass one after the other, and the second sees the person the first one wrote.
     *
     * @param account locked as well, for what this account describes; null for staff
     */
    void passOneByOne(@Nullable String document, LocalDate birthDate, @Nullable UUID account);

    /**
     * Adds people written by other means to the index, going through the whole register in committed pages of a
     * thousand; a job does the same. Not inside a transaction.
     *
     * @return how many people were looked at
     */
    int indexAll();
}
