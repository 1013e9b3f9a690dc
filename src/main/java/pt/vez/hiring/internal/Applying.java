package pt.vez.hiring.internal;

import static pt.vez.shared.Zones.LISBON;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.WorkTime;
import pt.vez.audit.Journal;
import pt.vez.hiring.ApplicationForm;
import pt.vez.hiring.ApplicationState;
import pt.vez.hiring.Applications;
import pt.vez.hiring.Candidate;
import pt.vez.hiring.Cv;
import pt.vez.hiring.HiringEvents.AssociationNews;
import pt.vez.hiring.HiringEvents.News;
import pt.vez.hiring.internal.ApplicationRepository.Row;
import pt.vez.platform.Limits;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.Meetings;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

@Service
class Applying implements Applications {
    /** How long what a withdrawn candidate wrote is still kept. */
    static final Duration AFTER_WITHDRAWAL = Duration.ofDays(30);

    private static final int PER_ADDRESS_AND_DAY = 5;
    private static final int PER_NETWORK_AND_HOUR = 120;
    private final CallRepository calls;
    private final ApplicationRepository applications;
    private final CvFiles files;
    private final Meetings meetings;
    private final Journal journal;
    private final Limits limits;
    private final Transactions transactions;
    private final Clock clock;

    Applying(
            CallRepository calls,
            ApplicationRepository applications,
            CvFiles files,
            Meetings meetings,
            Journal journal,
            Limits limits,
            Transactions transactions,
            Clock clock) {
        this.calls = calls;
        this.applications = applications;
        this.files = files;
        this.meetings = meetings;
        this.journal = journal;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    private CallRepository.Row open(String slug) {
        return calls.bySlug(slug)
                .filter(calls::isOpen)
                .filter(call -> calls.shown(call).isPresent())
                .orElseThrow(() -> new NotFound("apply.over"));
    }

    @Override
    public String apply(String slug, ApplicationForm form, String network) {
        CallRepository.Row call = open(slug);
        UUID before = applications.bySubmission(call.id(), form.submission()).orElse(null);
        if (before != null) {
            return applications.token(before);
        }
        limits.count("hiring.network", network, PER_NETWORK_AND_HOUR, Duration.ofHours(1));
        Candidate candidate = new FormCheck().read(form, file(call, form.submission(), form.cv()));
        return applications.token(transactions.run(() -> receive(call, form, candidate)));
    }

    private @Nullable DomainException file(CallRepository.Row call, UUID submission, @Nullable InputStream sent) {
        try {
            if (sent != null) {
                Cv cv = files.check(sent);
                files.keep(call.id(), submission, cv);
            }
            return files.kept(call.id(), submission).isPresent() ? null : new InvalidInput("apply.cv.missing");
        } catch (DomainException e) {
            return e;
        }
    }

    private UUID receive(CallRepository.Row call, ApplicationForm form, Candidate candidate) {
        UUID id = Ids.next();
        if (!applications.insert(id, call, form.submission(), candidate, form.language())) {
            return applications.bySubmission(call.id(), form.submission()).orElseThrow();
        }
        // Only a new application counts: the same one sent again is no attempt.
        limits.count("hiring.address", candidate.email(), PER_ADDRESS_AND_DAY, Duration.ofDays(1));
        files.claim(call.id(), form.submission(), id);
        journal.record(candidate(id), "application.received", null, null, id.toString());
        applications.tell(id, call, News.RECEIVED, null);
        return id;
    }

    /** Who has no account stands in the journal as the application itself. */
    static Actor candidate(UUID application) {
        return Actor.bearerOfLink(application);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<KeptCv> kept(String slug, UUID submission) {
        return calls.bySlug(slug).flatMap(call -> files.kept(call.id(), submission));
    }

    private Row require(String token) {
        return applications.byToken(token).orElseThrow(() -> new NotFound("follow.unknown"));
    }

    @Override
    @Transactional(readOnly = true)
    public Followed follow(String token) {
        Row row = require(token);
        CallRepository.Row call = calls.byId(row.call());
        return new Followed(
                row.id(),
                calls.shown(call).orElseThrow(() -> new NotFound("follow.unknown")),
                row.state(),
                row.candidate().name(),
                row.receivedAt(),
                meetings.of(row.id(), Meetings.INTERVIEW).orElse(null),
                Objects.requireNonNullElse(row.reason(), ""),
                journal.ofApplicant(row.id(), 0, 20).stream()
                        .filter(entry -> entry.detail().isEmpty())
                        .map(Journal.Entry::at)
                        .toList(),
                eraseBy(row),
                row.otherHours());
    }

    private @Nullable LocalDate eraseBy(Row row) {
        Instant own = row.eraseAfter();
        Instant closed = calls.closedAt(row.call()).orElse(null);
        Instant term = closed == null
                ? null
                : closed.atZone(LISBON).plusMonths(Erasing.MONTHS_AFTER_CLOSING).toInstant();
        Instant first = own == null || (term != null && term.isBefore(own)) ? term : own;
        return first == null ? null : LocalDate.ofInstant(first, LISBON).plusDays(1);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Choice> choice(String token) {
        return choice(require(token));
    }

    private Optional<Choice> choice(Row row) {
        UUID centre = row.centre();
        LocalDate from = row.from();
        LocalDate to = row.to();
        if (row.state() != ApplicationState.INTERVIEW || centre == null || from == null || to == null) {
            return Optional.empty();
        }
        return meetings.venues(Meetings.INTERVIEW).stream()
                .filter(venue -> venue.id().value().equals(centre))
                .findFirst()
                .map(venue -> new Choice(
                        venue,
                        meetings.free(
                                venue.id(),
                                Meetings.INTERVIEW,
                                from.atStartOfDay(venue.zone()).toInstant(),
                                to.plusDays(1).atStartOfDay(venue.zone()).toInstant())));
    }

    @Override
    public void choose(String token, UUID slotId) {
        UUID id = require(token).id();
        transactions.run(() -> {
            Row row = locked(id);
            Meeting before = meetings.of(id, Meetings.INTERVIEW).orElse(null);
            if (row.state() != ApplicationState.INTERVIEW) {
                throw new InvalidInput("follow.notInvited");
            }
            if (before != null && before.slot().equals(slotId)) {
                return before;
            }
            if (before != null && !before.start().isAfter(clock.instant())) {
                throw new InvalidInput("follow.interviewOver");
            }
            if (choice(row).stream()
                    .flatMap(choice -> choice.times().stream())
                    .noneMatch(time -> time.slotId().equals(slotId))) {
                throw new InvalidInput("follow.taken");
            }
            Meeting meeting = meetings.take(id, Meetings.INTERVIEW, slotId);
            applications.wantOtherHours(id, Set.of());
            applications.step(id);
            journal.record(candidate(id), "application.interviewChosen", null, null, id.toString());
            applications.tell(id, calls.byId(row.call()), News.BOOKED, meeting);
            return meeting;
        });
    }

    @Override
    public void askForOtherHours(String token, Set<String> times) {
        UUID id = require(token).id();
        Set<WorkTime> wanted = FormCheck.times(times);
        limits.count("hiring.otherHours", id.toString(), 3, Duration.ofDays(1));
        transactions.run(() -> {
            Row row = locked(id);
            if (row.state() != ApplicationState.INTERVIEW) {
                throw new InvalidInput("follow.notInvited");
            }
            applications.wantOtherHours(id, wanted);
            applications.step(id);
            journal.record(candidate(id), "application.otherHours", null, null, id.toString());
            applications.tellAssociation(id, calls.byId(row.call()), AssociationNews.OTHER_HOURS, null);
            return id;
        });
    }

    private Row locked(UUID id) {
        return applications.lock(id).orElseThrow(() -> new NotFound("follow.unknown"));
    }

    @Override
    public void withdraw(String token) {
        UUID id = require(token).id();
        transactions.run(() -> {
            Row row = locked(id);
            if (row.state() == ApplicationState.WITHDRAWN) {
                return id;
            }
            if (row.state() == ApplicationState.HIRED) {
                throw new InvalidInput("follow.hired");
            }
            Meeting given = meetings.giveBack(id, Meetings.INTERVIEW).orElse(null);
            applications.move(
                    row, ApplicationState.WITHDRAWN, null, clock.instant().plus(AFTER_WITHDRAWAL));
            journal.record(candidate(id), "application.withdrawn", null, null, id.toString());
            CallRepository.Row call = calls.byId(row.call());
            applications.tell(id, call, News.WITHDRAWN, given);
            applications.tellAssociation(id, call, AssociationNews.WITHDRAWN, given);
            return id;
        });
    }
}
