package pt.vez.casework;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Permission;
import pt.vez.people.NewPersonReason;
import pt.vez.people.People;
import pt.vez.people.PersonMatching;
import pt.vez.people.PersonMatching.Decision;
import pt.vez.people.PersonMatching.PersonQuery;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.DomainException;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Zones;

/**
 * The mediator's decision about what {@link PersonMatching} showed: this is the person, or it is a new person and why.
 * It is kept with the search and stands in the person's journal. Two mediators who enter the same person at the same
 * time pass one after the other, and the second is shown the person the first one wrote.
 */
@Service
public class PersonIntake {
    private final PersonMatching matching;
    private final Cases cases;
    private final Authority authority;
    private final People people;
    private final Transactions transactions;
    private final Journal journal;
    private final Clock clock;

    PersonIntake(
            PersonMatching matching,
            Cases cases,
            Authority authority,
            People people,
            Transactions transactions,
            Journal journal,
            Clock clock) {
        this.matching = matching;
        this.cases = cases;
        this.authority = authority;
        this.people = people;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    /** While the mediator decided, a person like this one was entered elsewhere; look again. */
    public static class EnteredMeanwhile extends DomainException {
        EnteredMeanwhile() {
            super("match.meanwhile");
        }
    }

    /** A case a mandate can be asked for. */
    public record OpenCase(CaseNumber number, Procedures.Procedure procedure) {
        static OpenCase of(CaseOutline outline) {
            return new OpenCase(outline.number(), outline.procedure());
        }
    }

    /**
     * Asked before a form is shown that could not be sent.
     *
     * @throws NotAuthorised naming the first condition that fails, but none of the procedure, which is not known yet
     */
    @Transactional(readOnly = true)
    public void requireReady(Actor actor) {
        authority.require(actor, Permission.ENTER, null, null);
    }

    /**
     * This is the person; their cases that are still open, newest first.
     *
     * @throws NotAuthorised naming the condition that fails, or when the search is another mediator's, is older than
     *     an hour or did not show this person
     */
    public List<OpenCase> thisIs(Actor actor, UUID searchId, UUID applicantId) {
        UUID association = authority.member(actor, Permission.DESK).associationId();
        return transactions.run(() -> {
            known(actor, association, searchId, applicantId);
            return cases.openOutlinesOf(applicantId).stream().map(OpenCase::of).toList();
        });
    }

    /**
     * This is the person, who needs a case of this procedure: the open one, or a new one with what the register knows.
     */
    public OpenCase thisIs(Actor actor, UUID searchId, UUID applicantId, String procedureCode) {
        return thisIs(actor, searchId, applicantId, procedureCode, outline -> {});
    }

    /** @param also what is written in the same transaction; undone and done again with it */
    public OpenCase thisIs(
            Actor actor, UUID searchId, UUID applicantId, String procedureCode, Consumer<CaseOutline> also) {
        UUID association =
                authority.member(actor, Permission.ENTER, procedureCode).associationId();
        return transactions.run(() -> {
            known(actor, association, searchId, applicantId);
            CaseOutline found = cases.intakeOfKnown(actor, applicantId, procedureCode);
            also.accept(found);
            return OpenCase.of(found);
        });
    }

    private void known(Actor actor, UUID association, UUID searchId, UUID applicantId) {
        Set<UUID> shown = matching.shown(actor, association, searchId);
        if (!shown.contains(applicantId)) {
            throw new NotAuthorised("match.over");
        }
        matching.decided(searchId, Decision.KNOWN, null, applicantId);
        journal.record(actor, "person.recognised", applicantId, null, "");
    }

    /**
     * None of those shown: a new person with a case.
     *
     * @param reason needed when at least one candidate was shown
     * @throws InvalidInput when the reason, or the representative of a child, is missing
     * @throws EnteredMeanwhile when another mediator has just entered a person like this one
     */
    public OpenCase somebodyNew(Actor actor, UUID searchId, NewCase command, @Nullable NewPersonReason reason) {
        return somebodyNew(actor, searchId, command, reason, outline -> {});
    }

    /** @param also what is written in the same transaction; undone and done again with it */
    public OpenCase somebodyNew(
            Actor actor, UUID searchId, NewCase command, @Nullable NewPersonReason reason, Consumer<CaseOutline> also) {
        UUID association = authority
                .member(actor, Permission.ENTER, command.procedureCode())
                .associationId();
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
            CaseOutline opened = cases.intake(actor, complete);
            UUID applicant = cases.applicantOf(opened.id());
            matching.decided(searchId, Decision.NEW, reason, applicant);
            journal.record(
                    actor, "person.entered", applicant, opened.id().value(), reason == null ? "" : reason.name());
            also.accept(opened);
            return OpenCase.of(opened);
        });
    }
}
