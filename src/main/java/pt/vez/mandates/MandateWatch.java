package pt.vez.mandates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.mandates.internal.Mandate;
import pt.vez.mandates.internal.MandateRepository;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;

/** Mandates that need the agency: left behind by an association, or wrong at first sight. */
@Service
public class MandateWatch {
    /** How long {@link Finding#IN_ORDER} can be taken back. */
    public static final Duration UNDO = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final MandateRepository mandates;
    private final Transactions transactions;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MandateWatch(
            JdbcClient jdbc,
            MandateRepository mandates,
            Transactions transactions,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.mandates = mandates;
        this.transactions = transactions;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** The result of the agency's review of a flagged mandate. */
    public enum Finding {
        /** The mandate counts for the whole of its term. */
        IN_ORDER,
        /** The mandate ends at once; the person is told. */
        STOPPED
    }

    /** The agency ended a mandate; the person is told. */
    public record MandateStopped(UUID mandateId, UUID caseId, String associationName) {}

    /** A mandate that ended with the agreement of its association: the agency takes care of the person. */
    public record Left(UUID mandateId, UUID caseId, String associationName, Instant endedAt) {}

    /** Latest first. */
    @Transactional(readOnly = true)
    public PageOf<Left> atTheAgencysDesk(Actor actor, int offset, int limit) {
        actor.requireAgencyStaff();
        return new PageOf<>(
                jdbc.sql("select m.id as mandate_id, m.case_id, m.association_name, m.ended_at" + LEFT
                                + " order by m.ended_at desc, m.id limit ? offset ?")
                        .params(limit, offset)
                        .query(Left.class)
                        .list(),
                jdbc.sql("select count(*)" + LEFT).query(Long.class).single());
    }

    private static final String LEFT = " from mandates_mandate m where m.ended_by = 'AGREEMENT' and not exists"
            + " (select 1 from mandates_mandate n where n.applicant_id = m.applicant_id"
            + " and n.requested_at > m.ended_at and n.state = 'ACTIVE')";

    /**
     * A mandate that looked wrong when it was asked for, and that no officer has reviewed since.
     *
     * @param letterDue no message reaches the person, and the letter is not printed yet
     * @param letterPrintedAt when the letter was printed last
     */
    public record Flagged(
            UUID mandateId,
            UUID caseId,
            String associationName,
            String mediatorName,
            String flag,
            MandateView.State state,
            Instant requestedAt,
            boolean letterDue,
            @Nullable Instant letterPrintedAt) {}

    /** Latest first, for officers and administrators. */
    @Transactional(readOnly = true)
    public PageOf<Flagged> flagged(Actor actor, int offset, int limit) {
        actor.requireAgencyStaff();
        return new PageOf<>(
                jdbc.sql("""
                        select id as mandate_id, case_id, association_name, mediator_name, flag, state, requested_at,
                               coalesce(letter_due, false) as letter_due, letter_printed_at
                          from mandates_mandate where second_look = true order by requested_at desc, id limit ? offset ?
                        """).params(limit, offset).query(Flagged.class).list(),
                jdbc.sql("select count(*) from mandates_mandate where second_look = true")
                        .query(Long.class)
                        .single());
    }

    /**
     * An officer or administrator dealt with a flagged mandate. It leaves the list; a second one who found the same
     * changes nothing.
     *
     * @throws ChangedMeanwhile when another one found the opposite since
     * @throws NotFound when there is no such mandate
     */
    public void looked(Actor actor, UUID mandateId, Finding finding) {
        actor.requireAgencyStaff();
        transactions.run(() -> {
            Mandate mandate = mandates.findById(mandateId).orElseThrow(() -> new NotFound("error.notFound"));
            MandateView view = mandate.view();
            if (mandate.looked(actor.accountId(), clock.instant())) {
                journal.record(actor, "mandate.looked", view.applicantId(), view.caseId(), finding.name());
                if (finding == Finding.IN_ORDER) {
                    mandate.confirmed();
                }
                if (finding == Finding.STOPPED && mandate.stopped(clock.instant())) {
                    journal.record(actor, "mandate.stopped", view.applicantId(), view.caseId(), "");
                    events.publishEvent(new MandateStopped(mandateId, view.caseId(), view.associationName()));
                }
            } else if ((finding == Finding.STOPPED) == mandate.isOpen()) {
                throw new ChangedMeanwhile();
            }
            return mandateId;
        });
    }

    /**
     * Takes back that a flagged mandate was found in order: it is on the list again and counts as long as it did
     * before.
     *
     * @throws InvalidInput after {@link #UNDO}, for what another account found, and when the mandate has ended since
     * @throws NotFound when there is no such mandate
     */
    public void lookUndone(Actor actor, UUID mandateId) {
        actor.requireAgencyStaff();
        transactions.run(() -> {
            Mandate mandate = mandates.findById(mandateId).orElseThrow(() -> new NotFound("error.notFound"));
            if (!mandate.lookUndone(actor.accountId(), clock.instant().minus(UNDO))) {
                throw new InvalidInput("watch.undo.late");
            }
            MandateView view = mandate.view();
            journal.record(actor, "mandate.lookUndone", view.applicantId(), view.caseId(), "");
            return mandateId;
        });
    }
}
