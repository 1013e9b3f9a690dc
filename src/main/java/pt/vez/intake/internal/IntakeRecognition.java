package pt.vez.intake.internal;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.NewCase;
import pt.vez.casework.PersonIntake;
import pt.vez.casework.PersonIntake.OpenCase;
import pt.vez.intake.IntakePeople;
import pt.vez.intake.IntakePerson;
import pt.vez.intake.IntakeState;
import pt.vez.intake.internal.IntakeRepository.Entry;
import pt.vez.people.NewPersonReason;
import pt.vez.people.PersonMatching;
import pt.vez.people.PersonMatching.Found;
import pt.vez.people.PersonMatching.PersonQuery;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

/**
 * Runs the search of the counter for an intake, and records the answer in the transaction that opens or finds the
 * case.
 */
@Service
class IntakeRecognition implements IntakePeople {
    private final IntakeAuthority authority;
    private final IntakeRepository register;
    private final PersonMatching matching;
    private final PersonIntake people;
    private final Journal journal;

    IntakeRecognition(
            IntakeAuthority authority,
            IntakeRepository register,
            PersonMatching matching,
            PersonIntake people,
            Journal journal) {
        this.authority = authority;
        this.register = register;
        this.matching = matching;
        this.people = people;
        this.journal = journal;
    }

    @Override
    public Found compare(Actor actor, UUID id) {
        return matching.find(
                actor, query(open(authority.counter(actor), id, false).person()));
    }

    @Override
    public Found compare(Actor actor, UUID id, NewCase corrected) {
        open(authority.counter(actor), id, false);
        return matching.find(actor, PersonQuery.of(corrected.applicant()));
    }

    private static PersonQuery query(IntakePerson person) {
        return new PersonQuery(
                person.name(), null, person.birthDate(), person.document(), null, null, person.phone(), person.email());
    }

    /** An intake that still waits for its case. */
    private Entry open(UUID partner, UUID id, boolean lock) {
        Entry entry = register.find(partner, id, lock).orElseThrow(() -> new NotFound("error.notFound"));
        if (entry.state() != IntakeState.RECEIVED) {
            throw new InvalidInput(entry.state() == IntakeState.CONFLICT ? "intake.undecided" : "intake.done");
        }
        return entry;
    }

    @Override
    public List<OpenCase> casesOf(Actor actor, UUID id, UUID searchId, UUID applicantId) {
        open(authority.counter(actor), id, false);
        return people.thisIs(actor, searchId, applicantId);
    }

    @Override
    public CaseNumber join(Actor actor, UUID id, UUID searchId, UUID applicantId, String procedureCode) {
        UUID partner = authority.counter(actor);
        open(partner, id, false);
        return people.thisIs(actor, searchId, applicantId, procedureCode, belongs(actor, partner, id, "intake.joined"))
                .number();
    }

    @Override
    public CaseNumber enter(Actor actor, UUID id, UUID searchId, NewCase command, @Nullable NewPersonReason reason) {
        UUID partner = authority.counter(actor);
        open(partner, id, false);
        return people.somebodyNew(actor, searchId, command, reason, belongs(actor, partner, id, "intake.case"))
                .number();
    }

    /** Of two who decide at the same moment the second finds the intake dealt with, and opens nothing. */
    private Consumer<CaseOutline> belongs(Actor actor, UUID partner, UUID id, String act) {
        return outline -> {
            open(partner, id, true);
            register.opened(id, outline);
            if (act.equals("intake.case")) {
                journal.record(actor, "intake.case", null, outline.id().value(), id.toString());
            } else {
                journal.record(actor, "intake.joined", null, outline.id().value(), id.toString());
            }
        };
    }
}
