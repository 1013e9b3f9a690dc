package pt.vez.mandates;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations.Membership;
import pt.vez.mandates.internal.Attestations;
import pt.vez.mandates.internal.ConsentChecks;
import pt.vez.mandates.internal.Mandate;
import pt.vez.mandates.internal.MandateRepository;
import pt.vez.mandates.internal.WitnessChecks;
import pt.vez.platform.OneTimeCodes;
import pt.vez.platform.Vault;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Sha256;

/** How a mandate comes about: a mediator asks, the person reads a text they understand and agrees. */
@Service
public class Consents {
    private static final OneTimeCodes.Kind CODE =
            new OneTimeCodes.Kind("mandate.code", Duration.ofMinutes(15), "mandate.code.wrong", "mandate.code.spent");
    private final MandateRepository mandates;
    private final Attestations attestations;
    private final ConsentChecks checks;
    private final Authority authority;
    private final ConsentRecords records;
    private final OneTimeCodes codes;
    private final Vault vault;
    private final Clock clock;

    Consents(
            MandateRepository mandates,
            Attestations attestations,
            ConsentChecks checks,
            Authority authority,
            ConsentRecords records,
            OneTimeCodes codes,
            Vault vault,
            Clock clock) {
        this.mandates = mandates;
        this.attestations = attestations;
        this.checks = checks;
        this.authority = authority;
        this.records = records;
        this.codes = codes;
        this.vault = vault;
        this.clock = clock;
    }

    /** Who signs for a person who cannot. */
    public record Witness(String name, String document) {}

    /**
     * Who consents, as the register knows them.
     *
     * @param document number of the passport
     */
    public record Person(List<String> names, @Nullable String document) {}

    /**
     * Who put the text into words of a language it is not kept in.
     *
     * @param language BCP 47 tag
     */
    public record Interpreter(String name, String language) {}

    /**
     * A mandate to be granted.
     *
     * @param procedure code of the procedure of the case
     * @param destination the person's own telephone or mail address from the register; null when they sign
     * @param hint the destination, masked
     * @param text what is shown to the person, word for word; it is kept sealed, with its hash
     * @param interpreter only when there is no text in the person's language
     * @param signaturePng the signature, only when they or a witness sign
     * @param witness only when a witness signs
     * @param relative the mediator declares to be a relative of the person
     * @param person whom a witness may not be
     * @param reachable the register has a contact a code can reach
     * @param passportSeen the mediator compared the person with their passport
     * @param contactOfMember the register has the destination as a contact of a member of the association too
     */
    public record RequestMandate(
            UUID applicantId,
            UUID caseId,
            String procedure,
            Set<Scope> scopes,
            Term term,
            Consent consent,
            @Nullable String destination,
            @Nullable String hint,
            ConsentText text,
            @Nullable Interpreter interpreter,
            byte @Nullable [] signaturePng,
            @Nullable Witness witness,
            boolean relative,
            Person person,
            boolean reachable,
            boolean passportSeen,
            boolean contactOfMember) {}

    /**
     * The person must receive this code, with the text they consent to by telling it.
     *
     * @param text its parts, in order
     */
    public record ConsentRequested(
            UUID mandateId,
            Consent consent,
            String destination,
            String code,
            String associationName,
            String mediatorName,
            List<String> text,
            String language) {}

    /** A mandate came into force. */
    public record MandateGranted(UUID mandateId, UUID applicantId, UUID caseId) {}

    /**
     * @throws pt.vez.shared.NotAuthorised naming the condition that fails
     * @throws InvalidInput when a signature is needed and missing, the person's passport was not seen before a
     *     signature instead of a code, or the witness or interpreter is not named or may not be one
     * @throws pt.vez.platform.Limits.TooManyAttempts when the person got, or the mediator had sent, too many codes
     */
    @Transactional
    public MandateView request(Actor actor, RequestMandate command) {
        Membership membership = authority.member(actor, Permission.ASK, command.procedure());
        Mandate mandate = described(actor, membership, command);
        if (command.consent().signed()) {
            signed(actor, mandate, command);
        } else {
            checks.countCode(actor, command.applicantId());
            replaceEarlier(actor, command);
            awaitCode(actor, membership, mandate, command);
        }
        mandates.saveAndFlush(mandate);
        records.requested(actor, mandate.view(), command);
        if (command.consent().signed()) {
            granted(actor, mandate);
        }
        return mandate.view();
    }

    /** Of several requests of one mediator for a case only the newest waits for its code. */
    private void replaceEarlier(Actor actor, RequestMandate command) {
        mandates.findByApplicantIdAndState(command.applicantId(), MandateView.State.PENDING).stream()
                .filter(waiting -> waiting.isAskedBy(actor.accountId())
                        && waiting.view().caseId().equals(command.caseId()))
                .forEach(waiting -> waiting.replaced(clock.instant()));
    }

    private Mandate described(Actor actor, Membership membership, RequestMandate command) {
        Set<Scope> scopes = EnumSet.of(Scope.FOLLOW);
        scopes.addAll(command.scopes());
        UUID id = Ids.next();
        byte[] shown = command.text().whole().getBytes(StandardCharsets.UTF_8);
        var mandate = new Mandate(
                id,
                new Mandate.Parties(
                        command.applicantId(),
                        command.caseId(),
                        membership.associationId(),
                        membership.associationName(),
                        actor.accountId(),
                        actor.name()),
                scopes,
                command.term(),
                command.consent(),
                command.hint(),
                new Mandate.Shown(
                        Sha256.of(shown),
                        command.text().language(),
                        command.text().version()),
                clock.instant());
        mandate.described(
                vault.seal(shown, "mandate-text/" + id),
                command.relative(),
                checks.flag(membership.associationId(), command));
        mandate.restsOn(command.passportSeen(), checks.hash(command.destination()));
        Interpreter interpreter = command.interpreter();
        if (interpreter != null) {
            Interpreter sound = WitnessChecks.sound(interpreter);
            mandate.interpreted(sound.name(), sound.language());
        }
        return mandate;
    }

    private void signed(Actor actor, Mandate mandate, RequestMandate command) {
        UUID id = mandate.view().id();
        byte[] signature = command.signaturePng();
        if (signature == null || signature.length < 200) {
            throw new InvalidInput(
                    command.consent() == Consent.ROGO ? "mandate.signature.witness" : "mandate.signature.missing");
        }
        if (command.consent() == Consent.ROGO) {
            Witness witness = checks.witness(actor, command);
            mandate.witnessed(
                    witness.name(),
                    vault.seal(witness.document().getBytes(StandardCharsets.UTF_8), "mandate-witness/" + id));
        }
        mandate.signed(vault.seal(signature, "mandate/" + id));
        mandate.grant(clock.instant());
    }

    private void awaitCode(Actor actor, Membership membership, Mandate mandate, RequestMandate command) {
        UUID id = mandate.view().id();
        OneTimeCodes.Code code = codes.next(CODE, id);
        mandate.awaitCode(code.hash(), clock.instant().plus(CODE.term()));
        records.codeRequested(new ConsentRequested(
                id,
                command.consent(),
                Objects.requireNonNull(command.destination()),
                code.digits(),
                membership.associationName(),
                actor.name(),
                command.text().parts(),
                command.text().language()));
    }

    /**
     * @throws pt.vez.shared.NotAuthorised naming the condition that fails
     * @throws InvalidInput when the code is missing or too short, which costs nothing; wrong, which is counted and
     *     ends the request the fifth time; or too old
     */
    @Transactional(noRollbackFor = InvalidInput.class)
    public MandateView confirm(Actor actor, UUID mandateId, String typed) {
        Membership membership = authority.member(actor, Permission.ASK);
        Mandate mandate = mandates.findById(mandateId)
                .filter(asked -> asked.isOf(membership.associationId()))
                .orElseThrow(() -> authority.refusal(actor, Permission.FOLLOW));
        String code = OneTimeCodes.digits(typed);
        if (!mandate.attempt(clock.instant())) {
            throw CODE.spentCode();
        }
        // Counted before the code is compared: another attempt at the same time waits here, and fails.
        mandates.flush();
        byte[] hash = mandate.codeHash();
        if (hash == null || !codes.isRight(CODE, mandateId, code, hash)) {
            throw CODE.wrong(mandate.wrongCode(clock.instant()));
        }
        mandate.grant(clock.instant());
        granted(actor, mandate);
        return mandate.view();
    }

    private void granted(Actor actor, Mandate mandate) {
        attestations.make(mandate);
        records.granted(actor, mandate.view());
    }
}
