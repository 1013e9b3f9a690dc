package pt.vez.casework.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.calendar.Municipalities;
import pt.vez.casework.CaseCircumstances.CircumstancesChanged;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.CaseRef;
import pt.vez.casework.Corrections.ContactCorrected;
import pt.vez.identity.Accounts;
import pt.vez.identity.SignInContact;
import pt.vez.people.ApplicantData;
import pt.vez.people.CorrectableData;
import pt.vez.people.CorrectedField;
import pt.vez.people.CorrectionProof;
import pt.vez.people.People;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Phone;
import pt.vez.shared.Role;

/**
 * Writes a correction: the person, the index they are found by, the journal, the notice to the old contact and the
 * place in the order. The caller checks the authority.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PersonCorrector {
    private final People people;
    private final Accounts accounts;
    private final Municipalities municipalities;
    private final Journal journal;
    private final LinkedAccountQueries linked;
    private final ApplicationEventPublisher events;

    PersonCorrector(
            People people,
            Accounts accounts,
            Municipalities municipalities,
            Journal journal,
            LinkedAccountQueries linked,
            ApplicationEventPublisher events) {
        this.people = people;
        this.accounts = accounts;
        this.municipalities = municipalities;
        this.journal = journal;
        this.linked = linked;
        this.events = events;
    }

    public ApplicantData stored(UUID applicantId) {
        return people.get(applicantId).data();
    }

    /** The stored person; other writers wait until the transaction ends. */
    public ApplicantData locked(UUID applicantId) {
        return people.locked(applicantId).data();
    }

    /**
     * Takes from the wanted state what differs from the stored one, which the caller has locked.
     *
     * @throws InvalidInput when the contact is the sign-in of another person, or there is no such municipality
     */
    public void correct(
            Actor actor, CaseRef ref, CorrectableData stored, CorrectableData wanted, CorrectionProof proof) {
        List<CorrectedField> changed = new ArrayList<>();
        for (CorrectedField field : CorrectedField.values()) {
            if (!Objects.equals(stored.get(field), wanted.get(field))) {
                changed.add(field);
            }
        }
        for (CorrectedField field : changed) {
            requirePossible(ref.applicantId(), field, wanted);
        }
        people.correct(ref.applicantId(), changed, wanted, proof);
        for (CorrectedField field : changed) {
            String before = stored.get(field);
            journal.record(
                    actor, "person.corrected", ref.applicantId(), ref.id().value(), field.name() + " " + proof.name());
            if (field.isContact() && before != null) {
                var acting = actor.acting();
                events.publishEvent(new ContactCorrected(
                        Ids.next(),
                        new CaseNumber(ref.number()),
                        before,
                        wanted.language(),
                        proof,
                        acting == null ? null : acting.associationName()));
            }
        }
        if (changed.contains(CorrectedField.MUNICIPALITY)) {
            events.publishEvent(new CircumstancesChanged(linked.casesOf(ref.applicantId())));
        }
    }

    private void requirePossible(UUID applicantId, CorrectedField field, CorrectableData wanted) {
        String value = wanted.get(field);
        if (value == null) {
            return;
        }
        if (field == CorrectedField.MUNICIPALITY && municipalities.find(value).isEmpty()) {
            throw new InvalidInput("centres.municipality.missing");
        }
        if (field == CorrectedField.EMAIL || field == CorrectedField.PHONE && Phone.isMobile(value)) {
            requireNobodyElses(applicantId, new SignInContact(value));
        }
    }

    /**
     * Refuses a contact by which another person's account signs in, since that account could claim the case without a
     * code. Allowed are the account linked to this person, and one without any case: it is taken for a second account
     * of the person, whose messages are read by the person only. Refused are accounts of staff and accounts to which
     * cases of other people are linked.
     */
    private void requireNobodyElses(UUID applicantId, SignInContact contact) {
        accounts.holder(contact).ifPresent(holder -> {
            var cases = linked.linked(holder.id(), applicantId);
            boolean staff = !holder.roles().equals(Set.of(Role.APPLICANT));
            if (cases.own() == 0 && (staff || cases.others() > 0)) {
                throw new InvalidInput("correct.contact.taken");
            }
        });
    }
}
