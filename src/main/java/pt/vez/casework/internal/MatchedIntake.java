package pt.vez.casework.internal;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.NewCase;
import pt.vez.casework.Origin;
import pt.vez.casework.PersonIntake;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Permission;
import pt.vez.people.NewPersonReason;
import pt.vez.people.People;
import pt.vez.people.PersonMatching;
import pt.vez.people.PersonMatching.Decision;
import pt.vez.people.PersonMatching.PersonQuery;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Zones;

/** Decisions that rest on a search, each with its case in one transaction. */
@Service
class MatchedIntake implements PersonIntake {
    private final PersonMatching matching;
    private final CaseCreation opening;
    private final CaseReader reader;
    private final Authority authority;
    private final People people;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    MatchedIntake(
            PersonMatching matching,
            CaseCreation opening,
            CaseReader reader,
            Authority authority,
            People people,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.matching = matching;
        this.opening = opening;
        this.reader = reader;
        this.authority = authority;
        this.people = people;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public void requireReady(Actor actor) {
        authority.require(actor, Permission.ENTER, null, null);
    }

    @Override
    public List<OpenCase> thisIs(Actor actor, UUID searchId, UUID applicantId) {
        UUID association = authority.member(actor, Permission.DESK).partnerId();
        return transactions.run(() -> {
            known(actor, association, searchId, applicantId);
            return opening.openOf(applicantId).stream()
                    .map(reader::outline)
                    .map(MatchedIntake::openCase)
                    .toList();
        });
    }

    @Override
    public OpenCase thisIs(Actor actor, UUID searchId, UUID applicantId, String procedureCode) {
        return thisIs(actor, searchId, applicantId, procedureCode, outline -> {});
    }

    @Override
    public OpenCase thisIs(
            Actor actor, UUID searchId, UUID applicantId, String procedureCode, Consumer<CaseOutline> also) {
        UUID association =
                authority.member(actor, Permission.ENTER, procedureCode).partnerId();
        return transactions.run(() -> {
            known(actor, association, searchId, applicantId);
            CaseOutline found = reader.outline(opening.ofKnown(actor, applicantId, procedureCode));
            also.accept(found);
            return openCase(found);
        });
    }

    private static OpenCase openCase(CaseOutline outline) {
        return new OpenCase(outline.number(), outline.procedure());
    }

    private void known(Actor actor, UUID association, UUID searchId, UUID applicantId) {
        Set<UUID> shown = matching.shown(actor, association, searchId);
        if (!shown.contains(applicantId)) {
            throw new NotAuthorised("match.over");
        }
        matching.decided(searchId, Decision.KNOWN, null, applicantId);
        journal.record(actor, "person.recognised", applicantId, null, "");
    }

    @Override
    public OpenCase somebodyNew(Actor actor, UUID searchId, NewCase command, @Nullable NewPersonReason reason) {
        return somebodyNew(actor, searchId, command, reason, outline -> {});
    }

    @Override
    public OpenCase somebodyNew(
            Actor actor, UUID searchId, NewCase command, @Nullable NewPersonReason reason, Consumer<CaseOutline> also) {
        UUID association = authority
                .member(actor, Permission.ENTER, command.procedureCode())
                .partnerId();
        NewCase complete = command.complete(Zones.today(clock));
        return transactions.run(() -> {
            people.passOneByOne(
                    command.applicant().passportNumber(), command.applicant().birthDate(), null);
            Set<UUID> shown = matching.shown(actor, association, searchId);
            if (!shown.isEmpty() && reason == null) {
                throw new InvalidInput("match.reason.missing");
            }
            boolean another = matching.candidates(PersonQuery.of(command.applicant())).stream()
                    .limit(PersonMatching.MOST)
                    .anyMatch(each -> !shown.contains(each.applicantId()));
            if (another) {
                throw new EnteredMeanwhile();
            }
            authority.require(actor, Permission.ENTER, null, command.procedureCode());
            Case entered = opening.create(actor, complete, Origin.MEDIATOR);
            CaseOutline opened = reader.outline(entered);
            UUID applicant = entered.applicantId();
            matching.decided(searchId, Decision.NEW, reason, applicant);
            journal.record(
                    actor, "person.entered", applicant, opened.id().value(), reason == null ? "" : reason.name());
            also.accept(opened);
            return openCase(opened);
        });
    }
}
