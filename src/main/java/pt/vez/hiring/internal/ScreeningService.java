package pt.vez.hiring.internal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.MediatorProfile;
import pt.vez.associations.Memberships;
import pt.vez.audit.Journal;
import pt.vez.hiring.ApplicationState;
import pt.vez.hiring.Candidate;
import pt.vez.hiring.Criterion;
import pt.vez.hiring.Cv;
import pt.vez.hiring.HiringEvents.News;
import pt.vez.hiring.OwnCall;
import pt.vez.hiring.Screening;
import pt.vez.hiring.internal.ApplicationRepository.Row;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.scheduling.Meetings.Venue;
import pt.vez.shared.Actor;
import pt.vez.shared.Email;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

@Service
class ScreeningService implements Screening {
    private static final int REASON = 1_000;
    private static final int LONGEST_WINDOW_DAYS = 60;
    private final CallRepository calls;
    private final ApplicationRepository applications;
    private final ScoreRepository scores;
    private final CvFiles files;
    private final Interviews interviews;
    private final Memberships memberships;
    private final Journal journal;
    private final Transactions transactions;

    ScreeningService(
            CallRepository calls,
            ApplicationRepository applications,
            ScoreRepository scores,
            CvFiles files,
            Interviews interviews,
            Memberships memberships,
            Journal journal,
            Transactions transactions) {
        this.calls = calls;
        this.applications = applications;
        this.scores = scores;
        this.files = files;
        this.interviews = interviews;
        this.memberships = memberships;
        this.journal = journal;
        this.transactions = transactions;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Ranked> ranking(Actor actor, UUID callId) {
        CallRepository.Row call = calls.require(actor, callId);
        List<Criterion> criteria = calls.criteria(callId);
        Map<UUID, List<Score>> given = scores.ofCall(callId);
        return Ranking.ranked(applications.of(call.partner(), callId).stream()
                .filter(row -> row.state() != ApplicationState.WITHDRAWN)
                .map(row -> {
                    List<Score> own = given.getOrDefault(row.id(), List.of());
                    return new Ranked(
                            row.id(),
                            row.candidate().name(),
                            row.state(),
                            row.receivedAt(),
                            Ranking.score(criteria, own),
                            null,
                            Ranking.scored(criteria, own));
                })
                .toList());
    }

    private Row require(Actor actor, UUID callId, UUID applicationId) {
        return applications
                .find(calls.association(actor), callId, applicationId)
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    @Override
    @Transactional(readOnly = true)
    public File read(Actor actor, UUID callId, UUID applicationId) {
        Row row = require(actor, callId, applicationId);
        journal.recordRead(actor, "application.read", row.id(), row.id(), "");
        OwnCall call = calls.own(calls.byId(callId));
        List<Score> given = scores.of(row.id());
        return new File(
                row.id(),
                call,
                row.state(),
                row.candidate(),
                row.receivedAt(),
                files.kindOf(row.id()).orElse(null),
                given,
                Ranking.score(call.criteria(), given),
                interviews.of(row.id()),
                invitedTo(row),
                Objects.requireNonNullElse(row.reason(), ""),
                applications.alike(row),
                row.otherHours());
    }

    private @Nullable String invitedTo(Row row) {
        UUID centre = row.centre();
        return centre == null
                ? null
                : interviews.venue(new CentreId(centre)).map(Venue::name).orElse("");
    }

    @Override
    @Transactional(readOnly = true)
    public Cv cv(Actor actor, UUID callId, UUID applicationId) {
        Row row = require(actor, callId, applicationId);
        journal.recordRead(actor, "application.read", row.id(), row.id(), "cv");
        return files.of(row.id()).orElseThrow(() -> new NotFound("error.notFound"));
    }

    @Override
    public void score(Actor actor, UUID callId, UUID applicationId, Map<UUID, Given> given) {
        transactions.run(() -> {
            Row row = require(actor, callId, applicationId);
            // The same lock as for changing the criteria.
            calls.lockCriteria(callId);
            requireState(row, ApplicationState.IN_HAND);
            scores.give(actor, row.id(), calls.criteria(callId), given);
            journal.record(actor, "application.scored", null, null, row.id().toString());
            return row.id();
        });
    }

    private static void requireState(Row row, Set<ApplicationState> states) {
        if (!states.contains(row.state())) {
            throw new InvalidInput("screening.state");
        }
    }

    /** Another assessor may have decided a moment ago: the state is read again under the lock. */
    private Row lock(Actor actor, UUID callId, UUID applicationId, Set<ApplicationState> from) {
        Row row = applications
                .lock(require(actor, callId, applicationId).id())
                .orElseThrow(() -> new NotFound("error.notFound"));
        requireState(row, from);
        return row;
    }

    @Override
    public void shortlist(Actor actor, UUID callId, UUID applicationId) {
        transactions.run(() -> {
            Row row = lock(actor, callId, applicationId, Set.of(ApplicationState.RECEIVED, ApplicationState.RESERVE));
            applications.move(row, ApplicationState.SHORTLISTED, null, null);
            journal.record(
                    actor, "application.shortlisted", null, null, row.id().toString());
            return row.id();
        });
    }

    @Override
    @Transactional(readOnly = true)
    public List<Venue> venues(Actor actor) {
        calls.association(actor);
        return interviews.venues();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Interview> interviews(Actor actor, CentreId centre) {
        UUID partner = calls.association(actor);
        Map<UUID, Meeting> today = interviews.today(centre);
        return applications.named(partner, today.keySet()).stream()
                .map(row -> new Interview(
                        row.call(), row.id(), row.candidate().name(), Objects.requireNonNull(today.get(row.id()))))
                .sorted(Comparator.comparing(each -> each.meeting().start()))
                .toList();
    }

    @Override
    public void invite(Actor actor, UUID callId, UUID applicationId, CentreId centre, LocalDate from, LocalDate to) {
        transactions.run(() -> {
            Row row = lock(actor, callId, applicationId, ApplicationState.IN_HAND);
            if (to.isBefore(from) || to.isAfter(from.plusDays(LONGEST_WINDOW_DAYS))) {
                throw new InvalidInput("shifts.period");
            }
            if (!interviews.hasFree(centre, from, to)) {
                throw new InvalidInput("screening.noTimes");
            }
            Meeting given = interviews.giveUp(row.id());
            applications.move(row, ApplicationState.INTERVIEW, null, null);
            applications.inviteTo(row.id(), centre, from, to);
            journal.record(actor, "application.invited", null, null, row.id().toString());
            applications.tell(row.id(), calls.byId(callId), News.INVITED, given);
            return row.id();
        });
    }

    @Override
    public void decide(Actor actor, UUID callId, UUID applicationId, Decision decision, String reason) {
        if (decision == Decision.REJECTED && reason.isBlank()) {
            throw new InvalidInput("screening.reason.missing");
        }
        if (reason.length() > REASON) {
            throw new InvalidInput("field.tooLong", REASON);
        }
        transactions.run(() -> {
            Set<ApplicationState> from = EnumSet.copyOf(ApplicationState.IN_HAND);
            if (decision != Decision.ACCEPTED) {
                from.add(ApplicationState.ACCEPTED);
            }
            Row row = lock(actor, callId, applicationId, from);
            Meeting given = decision == Decision.ACCEPTED ? null : interviews.giveUp(row.id());
            applications.move(row, ApplicationState.valueOf(decision.name()), reason.strip(), null);
            journal.record(actor, "application.decided", null, null, row.id() + " " + decision);
            applications.tell(row.id(), calls.byId(callId), News.valueOf(decision.name()), given);
            return row.id();
        });
    }

    @Override
    public UUID hire(Actor actor, UUID callId, UUID applicationId) {
        return transactions.run(() -> {
            Row row = lock(actor, callId, applicationId, Set.of(ApplicationState.ACCEPTED));
            Candidate who = row.candidate();
            UUID account = memberships.hire(
                    actor,
                    Email.of(who.email()),
                    who.name(),
                    row.language(),
                    new MediatorProfile(who.phone(), who.languages()),
                    who.times());
            applications.move(row, ApplicationState.HIRED, null, null);
            applications.hired(row.id(), account);
            journal.record(actor, "application.hired", null, null, row.id().toString());
            applications.tell(row.id(), calls.byId(callId), News.HIRED, null);
            return account;
        });
    }
}
