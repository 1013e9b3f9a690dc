package pt.vez.training;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.identity.AccountSummary;
import pt.vez.identity.Accounts;
import pt.vez.platform.Limits;
import pt.vez.shared.Actor;
import pt.vez.shared.Base32;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;
import pt.vez.shared.TypedText;
import pt.vez.shared.Zones;
import pt.vez.training.TrainingEvents.CertificateEnded;
import pt.vez.training.TrainingEvents.Ending;
import pt.vez.training.internal.CertificateRepository;
import pt.vez.training.internal.OwnTraining;

/**
 * Certificates of training: issued, revoked, printed, and verified by their number on a public page. Days are of
 * Lisbon.
 */
@Service
public class Certificates {
    private static final int NAMES = 200;
    private final CertificateRepository rows;
    private final Accounts accounts;
    private final OwnTraining own;
    private final Limits limits;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Certificates(
            CertificateRepository rows,
            Accounts accounts,
            OwnTraining own,
            Limits limits,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.own = own;
        this.limits = limits;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** The certificate of a course that counts at this moment: in force today and not revoked. For other services. */
    @Transactional(readOnly = true)
    public Optional<Certificate> valid(UUID account, String course) {
        return rows.valid(account, course);
    }

    /** One's own, latest end first. */
    @Transactional(readOnly = true)
    public List<Certificate> own(Actor actor) {
        actor.require(Role.MEDIATOR);
        return rows.ofHolder(actor.accountId());
    }

    /** One's own that end within so many days, and that no later one replaces. */
    @Transactional(readOnly = true)
    public List<Certificate> endingWithin(Actor actor, int days) {
        LocalDate limit = Zones.today(clock).plusDays(days);
        Set<String> seen = new HashSet<>();
        return own(actor).stream()
                .filter(each -> each.standing() == CertificateStanding.VALID && seen.add(each.courseCode()))
                .filter(each -> !each.to().isAfter(limit))
                .toList();
    }

    /** A certificate and whose it is. */
    public record Held(Certificate certificate, String holder) {}

    /**
     * For printing: its holder or an administrator.
     *
     * @throws NotAuthorised for all other actors, whether it exists or not
     */
    @Transactional(readOnly = true)
    public Held get(Actor actor, UUID id) {
        return rows.byId(id)
                .filter(found ->
                        actor.is(Role.ADMINISTRATOR) || found.accountId().equals(actor.accountId()))
                .map(found -> new Held(found, name(found.accountId())))
                .orElseThrow(() -> new NotAuthorised("error.role"));
    }

    private String name(UUID account) {
        return accounts.actor(account, null).map(Actor::name).orElse("–");
    }

    /**
     * What a person who knows a number learns: no more than is needed to verify the paper.
     *
     * @param holder first name and the initial of the last
     */
    public record Verified(
            String number,
            CertificateStanding standing,
            LocalText course,
            LocalDate from,
            LocalDate to,
            @Nullable LocalDate revokedOn,
            String holder) {}

    /**
     * @param typed the number as typed or scanned
     * @param address network address it was asked from; thirty numbers in ten minutes
     * @return nothing when the check character is wrong or there is no such certificate
     * @throws Limits.TooManyAttempts after that
     */
    @Transactional(readOnly = true)
    public Optional<Verified> verify(String typed, String address) {
        limits.count("certificate", address, 30, Duration.ofMinutes(10));
        String number = Base32.normalise(typed);
        if (number.length() > 20 || !Base32.isValid(number)) {
            return Optional.empty();
        }
        return rows.byNumber(number).map(found -> {
            Instant revoked = found.revokedAt();
            return new Verified(
                    found.shown(),
                    found.standing(),
                    found.course(),
                    found.from(),
                    found.to(),
                    revoked == null ? null : LocalDate.ofInstant(revoked, LISBON),
                    brief(name(found.accountId())));
        });
    }

    /** <i>Maria S.</i> of <i>Maria João dos Santos</i>. */
    static String brief(String name) {
        String[] words = name.strip().split("\\s+");
        String last = words[words.length - 1];
        return words.length < 2 ? words[0] : words[0] + " " + last.substring(0, last.offsetByCodePoints(0, 1)) + ".";
    }

    /** What an administrator looks for: a number or a part of a name; null means any. */
    public record Query(
            String text, @Nullable String course, @Nullable CertificateStanding standing) {}

    /** Soonest end first among those in force, the others after them. */
    @Transactional(readOnly = true)
    public PageOf<Held> find(Actor actor, Query query, int offset, int limit) {
        actor.require(Role.ADMINISTRATOR);
        String text = TypedText.withAsciiDigits(query.text());
        String number = Base32.normalise(text);
        boolean isNumber = number.length() == Certificate.BODY + 1 && Base32.isValid(number);
        List<UUID> holders = text.isEmpty() || isNumber
                ? null
                : accounts.find(actor, new Accounts.Query(text, null, null), 0, NAMES).rows().stream()
                        .map(AccountSummary::id)
                        .toList();
        return rows.find(isNumber ? number : null, holders, query.course(), query.standing(), offset, limit)
                .map(found -> new Held(found, name(found.accountId())));
    }

    /**
     * Revokes a certificate, and with it every other certificate in force that the holder has for the same course;
     * from this moment they are invalid.
     *
     * @param reason 1–300 characters; read by the holder and by administrators only
     * @throws NotAuthorised for the actor's own certificate
     */
    @Transactional
    public void revoke(Actor actor, UUID id, String reason) {
        actor.require(Role.ADMINISTRATOR);
        if (reason.isBlank() || reason.length() > 300) {
            throw new InvalidInput("certificates.reason.missing");
        }
        Certificate found = rows.byId(id).orElseThrow(() -> new NotFound("error.notFound"));
        own.requireSomebodyElse(actor, found.accountId());
        if (found.standing() != CertificateStanding.VALID
                || rows.revoke(found.accountId(), found.courseCode(), clock.instant(), reason.strip()) == 0) {
            throw new InvalidInput("certificates.notInForce");
        }
        journal.record(actor, "certificate.revoked", null, null, found.courseCode() + " " + found.number());
        events.publishEvent(
                new CertificateEnded(id, found.accountId(), found.courseCode(), found.course(), Ending.REVOKED));
    }
}
