package pt.vez.visits.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.CaseRef;
import pt.vez.casework.Cases;
import pt.vez.platform.Limits;
import pt.vez.platform.VezSettings;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Phone;
import pt.vez.shared.Zones;
import pt.vez.visits.VisitClosing;

/** Reads the journal of the day and sends the summary to the register's contact. */
@Service
class ClosedVisits implements VisitClosing {
    private static final int SENDINGS = 3;
    private static final int LINES = 300;
    private final Cases cases;
    private final CaseAccess access;
    private final Limits limits;
    private final Journal journal;
    private final VezSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClosedVisits(
            Cases cases,
            CaseAccess access,
            Limits limits,
            Journal journal,
            VezSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.access = access;
        this.limits = limits;
        this.journal = journal;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Journal.Entry> done(Actor actor) {
        CaseId caseId = access.visited(actor, CasePermission.READ);
        var acting = actor.requireActing();
        Instant today = Zones.today(clock).atStartOfDay(LISBON).toInstant();
        return cases.journalOf(actor, caseId, 0, LINES).reversed().stream()
                .filter(entry -> acting.mandateId().equals(entry.mandateId()))
                .filter(entry -> !entry.at().isBefore(today))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> hint(Actor actor) {
        return Optional.of(caseOf(actor))
                .filter(access::isAccountAnswered)
                .flatMap(cases::contactOf)
                .flatMap(contact -> contact.mail().map(Email::masked).or(() -> mobile(contact.phone())));
    }

    private Optional<String> mobile(@Nullable String phone) {
        return Optional.ofNullable(phone)
                .filter(number -> !settings.smsGateway().isBlank() && Phone.isMobile(number))
                .map(number -> new Phone(number).masked());
    }

    @Override
    @Transactional(readOnly = true)
    public String language(Actor actor) {
        return cases.contactOf(caseOf(actor)).orElseThrow().language();
    }

    @Override
    @Transactional
    public void send(Actor actor, Locale language) {
        CaseRef ref = access.requireVisitToAdd(actor);
        if (hint(actor).isEmpty()) {
            throw new InvalidInput("summary.noContact");
        }
        UUID mandate = actor.requireActing().mandateId();
        limits.count("summary.send", mandate.toString(), SENDINGS, Duration.ofHours(1));
        journal.record(actor, "summary.sent", ref.applicantId(), ref.id().value(), "");
        events.publishEvent(new SummaryRequested(ref.id(), mandate, actor, language.toLanguageTag()));
    }

    private CaseId caseOf(Actor actor) {
        return access.requireVisit(actor, CasePermission.OUTLINE).id();
    }
}
