package pt.vez.casework.internal;

import java.time.Duration;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.casework.Corrections;
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

/** Corrections of contacts, address and language, each in one transaction that is retried. */
@Service
class ContactCorrections implements Corrections {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int A_DAY = 20;
    private static final int CODES_AN_HOUR = 6;
    private final CaseAccessRules access;
    private final PersonCorrector corrector;
    private final ContactProofRepository proofs;
    private final Transactions transactions;
    private final Limits limits;
    private final VezSettings settings;
    private final ApplicationEventPublisher events;

    ContactCorrections(
            CaseAccessRules access,
            PersonCorrector corrector,
            ContactProofRepository proofs,
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

    @Override
    @Transactional(readOnly = true)
    public CorrectableData of(Actor actor, CaseId caseId) {
        return CorrectableData.of(corrector.stored(
                access.require(actor, caseId, CasePermission.CORRECT).applicantId()));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isOwn(Actor actor, CaseId caseId) {
        return access.isOwn(actor, caseId);
    }

    @Override
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

    @Override
    public CodeSent sendCode(Actor actor, CaseId caseId, CorrectedField field, String contact) {
        CaseRef ref = requireOwn(actor, caseId);
        String to = receiving(field, contact);
        limits.count("person.code", ref.applicantId().toString(), CODES_AN_HOUR, HOUR);
        limits.count("person.code.to", to, CODES_AN_HOUR, HOUR);
        return transactions.run(() -> {
            String language = corrector.locked(ref.applicantId()).language();
            ContactProofRepository.Begun begun = proofs.begin(actor, ref.applicantId(), caseId, field, to);
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

    @Override
    public void confirm(Actor actor, CaseId caseId, UUID proofId, String typed) {
        CaseRef ref = requireOwn(actor, caseId);
        ContactProofRepository.Waiting waiting =
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
