package pt.vez.casework;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.internal.ContactProofs;
import pt.vez.casework.internal.PersonCorrector;
import pt.vez.people.CorrectableData;
import pt.vez.people.CorrectedField;
import pt.vez.people.CorrectionProof;
import pt.vez.platform.Limits;
import pt.vez.platform.Transactions;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Phone;

/**
 * Corrects how a person is reached, where they live and which language they read. The person does it in their account,
 * where a new contact counts once the code sent to it was typed; a mediator under mandate and an officer do it with a
 * document seen. The account signs in as before: its own address is not changed here. The old contact is told.
 */
@Service
public class Corrections {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int A_DAY = 20;
    private static final int CODES_AN_HOUR = 6;
    private final CaseAccess access;
    private final PersonCorrector corrector;
    private final ContactProofs proofs;
    private final Transactions transactions;
    private final Limits limits;
    private final VezSettings settings;
    private final ApplicationEventPublisher events;

    Corrections(
            CaseAccess access,
            PersonCorrector corrector,
            ContactProofs proofs,
            Transactions transactions,
            Limits limits,
            VezSettings settings,
            ApplicationEventPublisher events) {
        this.access = access;
        this.corrector = corrector;
        this.proofs = proofs;
        this.transactions = transactions;
        this.limits = limits;
        this.settings = settings;
        this.events = events;
    }

    /**
     * A new contact must receive this code.
     *
     * @param to mail address, or mobile number in E.164
     */
    public record ContactCodeRequested(UUID proofId, String to, String code, String language) {}

    /**
     * A contact was replaced or removed; the old one is told.
     *
     * @param association whose mediator did it; null for the person and for an officer
     */
    public record ContactCorrected(
            UUID id,
            CaseNumber caseNumber,
            String before,
            String language,
            CorrectionProof proof,
            @Nullable String association) {}

    /**
     * A code is on its way.
     *
     * @param hint the new contact, masked
     */
    public record CodeSent(UUID proofId, CorrectedField field, String hint) {}

    /** The stored state, for a form. */
    @Transactional(readOnly = true)
    public CorrectableData of(Actor actor, CaseId caseId) {
        return CorrectableData.of(corrector.stored(
                access.require(actor, caseId, CasePermission.CORRECT).applicantId()));
    }

    /** Whether the person corrects their own data, and no document has to be seen. */
    @Transactional(readOnly = true)
    public boolean isOwn(Actor actor, CaseId caseId) {
        return access.isOwn(actor, caseId);
    }

    /**
     * Saves a form. In the person's own account a new telephone or mail address is left as it was: it needs a code,
     * {@link #sendCode}.
     *
     * @param seen what the form was filled with
     * @param proof the document seen; {@link CorrectionProof#OWN_ACCOUNT} for the person themselves
     * @throws InvalidInput when the proof is missing, a contact is the sign-in of another person, or the person would
     *     be left without a contact
     * @throws ChangedMeanwhile when another writer corrected the data since
     * @throws Limits.TooManyAttempts after 20 corrections of one person in a day
     */
    public void correct(
            Actor actor, CaseId caseId, CorrectableData seen, CorrectableData wanted, CorrectionProof proof) {
        CaseRef ref = access.require(actor, caseId, CasePermission.CORRECT);
        boolean own = access.isOwn(actor, caseId);
        if (own ? proof != CorrectionProof.OWN_ACCOUNT : !proof.isDocument()) {
            throw new InvalidInput("correct.proof.missing");
        }
        CorrectableData canonical = wanted.canonical();
        limits.count("person.correct", ref.applicantId().toString(), A_DAY, DAY);
        transactions.run(() -> {
            CorrectableData stored = CorrectableData.of(corrector.locked(ref.applicantId()));
            ChangedMeanwhile.requireSame(seen, stored);
            CorrectableData allowed = own ? withoutNewContacts(stored, canonical) : canonical;
            if (own) {
                requireReachable(stored, allowed);
            }
            corrector.correct(actor, ref, stored, allowed, proof);
            return ref;
        });
    }

    private static CorrectableData withoutNewContacts(CorrectableData stored, CorrectableData wanted) {
        return new CorrectableData(
                wanted.phone() == null ? null : stored.phone(),
                wanted.email() == null ? null : stored.email(),
                wanted.address(),
                wanted.municipality(),
                wanted.language());
    }

    private static void requireReachable(CorrectableData stored, CorrectableData wanted) {
        if (isReachable(stored) && !isReachable(wanted)) {
            throw new InvalidInput("correct.contact.last");
        }
    }

    private static boolean isReachable(CorrectableData data) {
        return data.email() != null || Phone.isMobile(data.phone());
    }

    /**
     * Sends a code to a new contact of one's own.
     *
     * @param contact as typed
     * @throws InvalidInput when it cannot be a contact, or no code can reach it
     * @throws NotAuthorised outside one's own account
     * @throws Limits.TooManyAttempts after six codes for one person, or to one contact, in an hour
     */
    public CodeSent sendCode(Actor actor, CaseId caseId, CorrectedField field, String contact) {
        CaseRef ref = requireOwn(actor, caseId);
        String to = receiving(field, contact);
        limits.count("person.code", ref.applicantId().toString(), CODES_AN_HOUR, HOUR);
        limits.count("person.code.to", to, CODES_AN_HOUR, HOUR);
        return transactions.run(() -> {
            String language = corrector.locked(ref.applicantId()).language();
            ContactProofs.Begun begun = proofs.begin(actor, ref.applicantId(), caseId, field, to);
            events.publishEvent(new ContactCodeRequested(begun.id(), to, begun.code(), language));
            return new CodeSent(begun.id(), field, masked(field, to));
        });
    }

    private String receiving(CorrectedField field, String contact) {
        if (field == CorrectedField.EMAIL) {
            return Email.of(contact).value();
        }
        Phone phone = Phone.of(contact);
        if (!phone.isMobile()) {
            throw new InvalidInput("correct.phone.landline");
        }
        if (settings.smsGateway().isBlank()) {
            throw new InvalidInput("correct.phone.noMessages");
        }
        return phone.value();
    }

    private static String masked(CorrectedField field, String to) {
        return field == CorrectedField.EMAIL ? new Email(to).masked() : new Phone(to).masked();
    }

    /**
     * Checks the code that reached the new contact and stores the contact. A code that is too short costs no attempt.
     *
     * @throws InvalidInput when the code is missing, wrong, too old or tried too often, or the contact is the sign-in
     *     of another person
     */
    public void confirm(Actor actor, CaseId caseId, UUID proofId, String typed) {
        CaseRef ref = requireOwn(actor, caseId);
        ContactProofs.Waiting waiting =
                proofs.require(proofId, typed, () -> transactions.run(() -> proofs.attempt(actor, caseId, proofId)));
        transactions.run(() -> {
            CorrectableData stored = CorrectableData.of(corrector.locked(ref.applicantId()));
            corrector.correct(
                    actor, ref, stored, stored.with(waiting.field(), waiting.contact()), CorrectionProof.CODE);
            proofs.consume(proofId);
            return proofId;
        });
    }

    private CaseRef requireOwn(Actor actor, CaseId caseId) {
        CaseRef ref = access.require(actor, caseId, CasePermission.CORRECT);
        if (!access.isOwn(actor, caseId)) {
            throw new NotAuthorised("error.ownerOnly");
        }
        return ref;
    }
}
