package pt.vez.casework.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseCircumstances;
import pt.vez.casework.CaseEventKind;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.Claim;
import pt.vez.casework.NewCase;
import pt.vez.casework.Origin;
import pt.vez.casework.Procedures;
import pt.vez.people.ApplicantData;
import pt.vez.people.People;
import pt.vez.shared.Actor;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Zones;

/**
 * Writes a new case, with its person when they are new. A second writer who does the same at the same time waits and
 * then finds the case of the first. The caller checks the authority.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CaseCreation {
    /** Oneself and three of one's family, until the passport of one of them was seen. */
    static final int MOST_UNSEEN = 4;

    private final CaseRepository cases;
    private final People people;
    private final Procedures procedures;
    private final CaseTimeline timeline;
    private final RelationRepository relations;
    private final Journal journal;
    private final LinkedAccountQueries linked;
    private final Clock clock;

    CaseCreation(
            CaseRepository cases,
            People people,
            Procedures procedures,
            CaseTimeline timeline,
            RelationRepository relations,
            Journal journal,
            LinkedAccountQueries linked,
            Clock clock) {
        this.cases = cases;
        this.people = people;
        this.procedures = procedures;
        this.timeline = timeline;
        this.relations = relations;
        this.journal = journal;
        this.linked = linked;
        this.clock = clock;
    }

    /**
     * A new person with a case, met by a mediator. A case an account only described for them does not count as theirs.
     *
     * @throws InvalidInput when the procedure takes no new cases, or the person has an open case of it
     */
    public Case create(Actor actor, NewCase command, Origin origin) {
        requireOpenForNew(command.procedureCode());
        ApplicantData data = command.applicant();
        people.passOneByOne(data.passportNumber(), data.birthDate(), null);
        if (data.passportNumber() != null
                && linked.isOpen(data.passportNumber(), data.birthDate(), command.procedureCode())) {
            throw new InvalidInput("newcase.duplicate");
        }
        return begin(actor, enter(command), command.procedureCode(), origin);
    }

    /**
     * A case an account describes for its holder or their family. Whether other accounts have cases under the same
     * passport does not change the answer, so that it reveals nothing about them.
     *
     * @throws InvalidInput when the account has an open case of this passport and procedure, or too many unseen ones
     */
    public Case describe(Actor actor, NewCase described) {
        NewCase command = described.complete(Zones.today(clock));
        requireOpenForNew(command.procedureCode());
        ApplicantData data = command.applicant();
        people.passOneByOne(data.passportNumber(), data.birthDate(), actor.accountId());
        requireFew(actor.accountId());
        if (data.passportNumber() != null
                && linked.isOpenOf(
                        actor.accountId(), data.passportNumber(), data.birthDate(), command.procedureCode())) {
            throw new InvalidInput("newcase.duplicate");
        }
        Case opened = begin(actor, enter(command), command.procedureCode(), Origin.APPLICANT);
        opened.claim(actor.accountId(), Claim.SELF);
        return opened;
    }

    private void requireFew(UUID account) {
        var counted = linked.described(account);
        int most = counted.seen() > 0 ? CaseCircumstances.LARGEST_FAMILY : MOST_UNSEEN;
        if (counted.unseen() >= most) {
            throw new InvalidInput("newcase.tooMany", most);
        }
    }

    private UUID enter(NewCase command) {
        UUID person = people.enter(command.applicant());
        relations.write(person, command.relations());
        return person;
    }

    /** A case of a person of the register; the one of this procedure that is still open, when there is one. */
    public Case ofKnown(Actor actor, UUID applicantId, String procedureCode) {
        // A second writer who opens a case for the same person waits here and then finds this one.
        people.locked(applicantId);
        return openOf(applicantId).stream()
                .filter(known -> known.procedureCode().equals(procedureCode))
                .findFirst()
                .orElseGet(() -> {
                    requireOpenForNew(procedureCode);
                    return begin(actor, applicantId, procedureCode, Origin.MEDIATOR);
                });
    }

    /** The person's cases that are not decided yet, newest first. */
    public List<Case> openOf(UUID applicantId) {
        return cases.findByApplicantIdOrderByOpenedAtDesc(applicantId).stream()
                .filter(known -> !known.stage().isDecided())
                .toList();
    }

    private Case begin(Actor actor, UUID applicantId, String procedureCode, Origin origin) {
        Instant now = clock.instant();
        Case opened = cases.saveAndFlush(
                new Case(new CaseId(Ids.next()), CaseNumber.random(), applicantId, procedureCode, origin, now));
        timeline.append(opened.id(), now, CaseEventKind.OPENED, origin.name());
        journal.record(actor, "case.opened", applicantId, opened.id().value(), origin.name());
        return opened;
    }

    private void requireOpenForNew(String procedureCode) {
        if (!procedures.get(procedureCode).openForNew()) {
            throw new InvalidInput("newcase.closed");
        }
    }
}
