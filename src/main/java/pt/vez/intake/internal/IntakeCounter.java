package pt.vez.intake.internal;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Associations.Membership;
import pt.vez.audit.Journal;
import pt.vez.intake.IntakePost;
import pt.vez.intake.IntakeReceipt;
import pt.vez.intake.ShiftGrant;
import pt.vez.intake.internal.IntakeRepository.Entry;
import pt.vez.mandates.Authority;
import pt.vez.mandates.AuthorityRequirement;
import pt.vez.mandates.Permission;
import pt.vez.platform.Limits;
import pt.vez.rota.Staffing;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/** Gives grants out and takes sealed records in. The server's own clock decides about every term. */
@Service
class IntakeCounter implements IntakePost {
    private final Authority authority;
    private final Staffing staffing;
    private final ShiftGrants grants;
    private final IntakeRepository register;
    private final IntakeArrival arrival;
    private final Journal journal;
    private final Limits limits;
    private final Clock clock;

    IntakeCounter(
            Authority authority,
            Staffing staffing,
            ShiftGrants grants,
            IntakeRepository register,
            IntakeArrival arrival,
            Journal journal,
            Limits limits,
            Clock clock) {
        this.authority = authority;
        this.staffing = staffing;
        this.grants = grants;
        this.register = register;
        this.arrival = arrival;
        this.journal = journal;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Instant> ends(Actor actor) {
        actor.require(Role.MEDIATOR);
        Instant now = clock.instant();
        Instant last = now.plus(LONGEST_SHIFT);
        return staffing.duty(actor.accountId(), now, now)
                .map(duty -> duty.end().plus(GRACE))
                .map(end -> end.isAfter(last) ? last : end);
    }

    @Override
    @Transactional
    public ShiftGrant prepare(Actor actor) {
        Membership membership = authority.member(actor, Permission.DESK);
        Instant ends = ends(actor).orElseThrow(() -> authority.refusal(actor, AuthorityRequirement.SHIFT));
        limits.count("intake.prepare", actor.accountId().toString(), 20, Duration.ofHours(12));
        ShiftGrant grant = grants.issue(actor, membership, ends);
        journal.record(actor, "intake.prepared", null, null, grant.id().toString());
        return grant;
    }

    @Override
    public IntakeReceipt receive(Actor actor, UUID id, InputStream sealed, @Nullable Instant deviceTime)
            throws IOException {
        // Bound to the grant, which was given out on shift: the shift itself may be over.
        Membership membership = authority.member(actor, Permission.DELIVER);
        limits.count("intake.record", actor.accountId().toString(), 240, Duration.ofHours(1));
        byte[] bytes = sealed.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new InvalidInput("intake.large", LARGEST >> 20);
        }
        Envelope envelope = Envelope.parse(bytes);
        if (!envelope.recordId().equals(id)) {
            throw new InvalidInput("intake.damaged");
        }
        Entry known = register.find(id).orElse(null);
        if (known != null) {
            return answer(actor, known, envelope);
        }
        ShiftGrants.Known grant = grants.find(envelope.grantId())
                .filter(found -> found.accountId().equals(actor.accountId())
                        && found.partnerId().equals(membership.partnerId()))
                .orElseThrow(() -> new NotAuthorised("intake.foreign"));
        Instant now = clock.instant();
        if (grant.key() == null || now.isAfter(grant.ends().plus(SENDING))) {
            throw new InvalidInput("intake.tooLate", SENDING.toDays());
        }
        // The earliest time zone of the world decides what a birth date may be.
        LocalDate today = now.atOffset(ZoneOffset.ofHours(14)).toLocalDate();
        Contents contents = Contents.parse(envelope.open(grant.key()), today);
        return answer(actor, arrival.store(actor, grant, envelope, contents, clockOff(now, deviceTime)), envelope);
    }

    private static @Nullable Long clockOff(Instant now, @Nullable Instant deviceTime) {
        if (deviceTime == null) {
            return null;
        }
        Duration off = Duration.between(now, deviceTime);
        return off.abs().compareTo(CLOCK) < 0 ? null : off.toSeconds();
    }

    private IntakeReceipt answer(Actor actor, Entry known, Envelope envelope) {
        if (!known.accountId().equals(actor.accountId())) {
            throw new NotAuthorised("intake.foreign");
        }
        if (!MessageDigest.isEqual(known.digest(), envelope.digest())) {
            throw new InvalidInput("intake.changed");
        }
        boolean late = grants.find(envelope.grantId())
                .map(grant -> known.received().isAfter(grant.ends()))
                .orElse(true);
        return new IntakeReceipt(known.id(), known.ticket(), known.received(), known.state(), late);
    }
}
