package pt.vez.training.internal;

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
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;
import pt.vez.shared.TypedText;
import pt.vez.shared.Zones;
import pt.vez.training.Certificate;
import pt.vez.training.CertificateStanding;
import pt.vez.training.Certificates;
import pt.vez.training.TrainingEvents.CertificateEnded;
import pt.vez.training.TrainingEvents.Ending;

/** Certificates as they are issued, verified and revoked. */
@Service
class CertificateService implements Certificates {
    private static final int NAMES = 200;
    private final CertificateRepository rows;
    private final Accounts accounts;
    private final OwnTraining own;
    private final Limits limits;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CertificateService(
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

    @Override
    @Transactional(readOnly = true)
    public Optional<Certificate> valid(UUID account, String course) {
        return rows.valid(account, course);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Certificate> own(Actor actor) {
        actor.require(Role.MEDIATOR);
        return rows.ofHolder(actor.accountId());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Certificate> endingWithin(Actor actor, int days) {
        LocalDate limit = Zones.today(clock).plusDays(days);
        Set<String> seen = new HashSet<>();
        return own(actor).stream()
                .filter(each -> each.standing() == CertificateStanding.VALID && seen.add(each.courseCode()))
                .filter(each -> !each.to().isAfter(limit))
                .toList();
    }

    @Override
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

    @Override
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

    @Override
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

    @Override
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
