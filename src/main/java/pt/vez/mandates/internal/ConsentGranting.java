package pt.vez.mandates.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations.Membership;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Consent;
import pt.vez.mandates.Consents;
import pt.vez.mandates.MandateView;
import pt.vez.mandates.Permission;
import pt.vez.mandates.Scope;
import pt.vez.platform.OneTimeCodes;
import pt.vez.platform.Vault;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Sha256;

/** Grants mandates as aggregates: with a code sent to the person, a signature or a witness. */
@Service
class ConsentGranting implements Consents {
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

    ConsentGranting(
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

    @Override
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
                        membership.partnerId(),
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
                checks.flag(membership.partnerId(), command));
        mandate.evidence().restsOn(command.passportSeen(), checks.hash(command.destination()));
        Interpreter interpreter = command.interpreter();
        if (interpreter != null) {
            Interpreter sound = WitnessChecks.sound(interpreter);
            mandate.evidence().interpreted(sound.name(), sound.language());
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
            mandate.evidence()
                    .witnessed(
                            witness.name(),
                            vault.seal(witness.document().getBytes(StandardCharsets.UTF_8), "mandate-witness/" + id));
        }
        mandate.evidence().signed(vault.seal(signature, "mandate/" + id));
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

    @Override
    @Transactional(noRollbackFor = InvalidInput.class)
    public MandateView confirm(Actor actor, UUID mandateId, String typed) {
        Membership membership = authority.member(actor, Permission.ASK);
        Mandate mandate = mandates.findById(mandateId)
                .filter(asked -> asked.isOf(membership.partnerId()))
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
