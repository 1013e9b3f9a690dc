package pt.vez.audit.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.ActorKind;
import pt.vez.audit.ActorNames;
import pt.vez.audit.ActorNames.Name;
import pt.vez.audit.Changes;
import pt.vez.audit.Journal;
import pt.vez.audit.internal.JournalRepository.Row;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.Role;

/** Writes entries, and reads those of one applicant. */
@Component
class JournalWriter implements Journal {
    private static final Duration SAME_READING = Duration.ofMinutes(30);
    private static final int READS = 500;
    private static final int IDENTIFIER = 36;
    private final JournalRepository entries;
    private final ActorNames names;
    private final Clock clock;

    JournalWriter(JournalRepository entries, ActorNames names, Clock clock) {
        this.entries = entries;
        this.names = names;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Actor actor, String action, @Nullable UUID applicantId, @Nullable UUID caseId, String detail) {
        entries.insert(row(actor, action, applicantId, caseId, detail, subjectIn(detail), null));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Actor actor, String action, @Nullable UUID subject, String detail, Changes changes) {
        entries.insert(row(actor, action, null, null, detail, subject, changes.text()));
    }

    @Override
    public void recordRead(Actor actor, String action, UUID applicantId, UUID caseId, String detail) {
        Instant since = clock.instant().minus(SAME_READING);
        if (!entries.isRecorded(actor.accountId(), caseId, action, detail, since)) {
            entries.insertBeside(row(actor, action, applicantId, caseId, detail, subjectIn(detail), null));
        }
    }

    @Override
    public void recordBeside(Actor actor, String action, String detail) {
        entries.insertBeside(row(actor, action, null, null, detail, subjectIn(detail), null));
    }

    /**
     * Records that an administrator read the journal; written in a transaction of its own, which survives a rollback of
     * the caller's.
     */
    void recordReading(Actor actor, @Nullable UUID caseId, @Nullable UUID subject, String filters) {
        entries.insertBeside(row(actor, "journal.read", null, caseId, filters, subject, null));
    }

    @Override
    public void recordReads(Actor actor, String action, List<Read> reads) {
        Instant since = clock.instant().minus(SAME_READING);
        for (int from = 0; from < reads.size(); from += READS) {
            List<Read> some = reads.subList(from, Math.min(reads.size(), from + READS));
            Set<UUID> recent = entries.recorded(
                    actor.accountId(), some.stream().map(Read::caseId).toList(), action, since);
            entries.insertManyBeside(some.stream()
                    .filter(read -> !recent.contains(read.caseId()))
                    .map(read -> row(actor, action, read.applicantId(), read.caseId(), "", null, null))
                    .toList());
        }
    }

    @Override
    public void recordSignIn(String action, @Nullable UUID accountId, String detail) {
        entries.insertBeside(new Row(
                Ids.next(),
                clock.instant(),
                accountId == null ? JournalActors.UNKNOWN : accountId,
                accountId == null ? ActorKind.UNKNOWN : ActorKind.PERSON,
                Role.APPLICANT,
                null,
                null,
                null,
                null,
                null,
                action,
                detail,
                null,
                null));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordByInvitation(String action, List<ByInvitation> acts) {
        Instant now = clock.instant();
        entries.insertMany(acts.stream()
                .map(act -> new Row(
                        Ids.next(),
                        now,
                        act.invitationId(),
                        ActorKind.LINK,
                        Role.APPLICANT,
                        null,
                        null,
                        null,
                        act.applicantId(),
                        act.caseId(),
                        action,
                        act.detail(),
                        null,
                        null))
                .toList());
    }

    private Row row(
            Actor actor,
            String action,
            @Nullable UUID applicantId,
            @Nullable UUID caseId,
            String detail,
            @Nullable UUID subject,
            @Nullable String changes) {
        var acting = actor.acting();
        return new Row(
                Ids.next(),
                clock.instant(),
                actor.accountId(),
                JournalActors.kind(actor),
                actor.capacity(),
                acting == null ? null : acting.partnerId(),
                acting == null ? null : acting.associationName(),
                acting == null ? null : acting.mandateId(),
                applicantId,
                caseId,
                action,
                detail,
                subject,
                changes);
    }

    /** A detail that begins with an identifier is about what it identifies. */
    static @Nullable UUID subjectIn(String detail) {
        if (detail.length() < IDENTIFIER || detail.charAt(8) != '-') {
            return null;
        }
        try {
            return UUID.fromString(detail.substring(0, IDENTIFIER));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> ofApplicant(UUID applicantId, int offset, int limit) {
        return named(entries.ofApplicant(applicantId, offset, limit));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> ofApplicant(UUID applicantId, Actor mediator, int offset, int limit) {
        return named(entries.ofApplicant(
                applicantId, mediator.requireActing().partnerId(), mediator.accountId(), offset, limit));
    }

    private List<Entry> named(List<Entry> page) {
        Map<UUID, Name> known = JournalActors.names(names, page, Entry::actor);
        return page.stream()
                .map(each -> new Entry(
                        each.at(),
                        JournalActors.named(each.actor(), known),
                        each.actorRole(),
                        each.associationName(),
                        each.mandateId(),
                        each.action(),
                        each.detail()))
                .toList();
    }
}
