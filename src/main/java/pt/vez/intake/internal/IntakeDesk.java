package pt.vez.intake.internal;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import pt.vez.associations.Associations.Membership;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseNumber;
import pt.vez.casework.CaseOutline;
import pt.vez.casework.Cases;
import pt.vez.casework.NewCase;
import pt.vez.intake.IntakeRow;
import pt.vez.intake.IntakeState;
import pt.vez.intake.IntakeView;
import pt.vez.intake.Intakes;
import pt.vez.intake.Sameness;
import pt.vez.intake.internal.IntakeRegister.Belonging;
import pt.vez.intake.internal.IntakeRegister.Entry;
import pt.vez.mandates.Authority;
import pt.vez.mandates.Deed;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;

/** What a mediator does with the intakes of the association. */
@Service
class IntakeDesk implements Intakes {
    private final Authority authority;
    private final IntakeRegister register;
    private final IntakePhotographs photographs;
    private final Resemblances resemblances;
    private final Cases cases;
    private final Names names;
    private final Journal journal;
    private final TransactionTemplate transaction;

    IntakeDesk(
            Authority authority,
            IntakeRegister register,
            IntakePhotographs photographs,
            Resemblances resemblances,
            Cases cases,
            Names names,
            Journal journal,
            TransactionTemplate transaction) {
        this.authority = authority;
        this.register = register;
        this.photographs = photographs;
        this.resemblances = resemblances;
        this.cases = cases;
        this.names = names;
        this.journal = journal;
        this.transaction = transaction;
    }

    /** What was recorded in the street is decided at the counter, and by the coordinator also from the office. */
    private UUID partner(Actor actor) {
        Membership own = authority.member(actor, Deed.DELIVER);
        return own.coordinator()
                ? own.associationId()
                : authority.member(actor, Deed.DESK).associationId();
    }

    @Override
    public PageOf<IntakeRow> list(Actor actor, int offset, int limit) {
        UUID partner = partner(actor);
        Function<UUID, String> known = names.remembering();
        return new PageOf<>(
                register.page(partner, offset, limit).stream()
                        .map(entry -> new IntakeRow(
                                entry.id(),
                                entry.ticket(),
                                entry.person().name(),
                                entry.person().birthDate(),
                                entry.received(),
                                known.apply(entry.accountId()),
                                entry.state()))
                        .toList(),
                register.count(partner));
    }

    @Override
    public IntakeView read(Actor actor, UUID id) {
        UUID partner = partner(actor);
        return done(() -> {
            Entry entry = entry(partner, id, false);
            journal.record(actor, "intake.read", null, entry.caseId(), id.toString());
            Function<UUID, String> known = names.remembering();
            String number = entry.caseNumber();
            Long off = entry.clockOffSeconds();
            return new IntakeView(
                    id,
                    entry.ticket(),
                    entry.person(),
                    entry.state(),
                    entry.made(),
                    entry.received(),
                    known.apply(entry.accountId()),
                    off == null ? null : Duration.ofSeconds(off),
                    entry.keptWith(),
                    number == null ? null : new CaseNumber(number),
                    register.photographs(id).stream().map(Belonging::view).toList(),
                    resemblances.undecided(id).stream()
                            .map(other -> entry(partner, other, false))
                            .map(other -> new IntakeView.Resemblance(
                                    other.id(),
                                    other.ticket(),
                                    other.person(),
                                    other.made(),
                                    known.apply(other.accountId())))
                            .toList());
        });
    }

    private Entry entry(UUID partner, UUID id, boolean lock) {
        return register.find(partner, id, lock).orElseThrow(() -> new NotFound("error.notFound"));
    }

    @Override
    public byte[] photograph(Actor actor, UUID id, UUID photographId) {
        UUID partner = partner(actor);
        entry(partner, id, false);
        return photographs.read(Belonging.one(register.photographs(id), photographId));
    }

    @Override
    public void decide(Actor actor, UUID one, UUID other, Sameness decision) {
        UUID partner = partner(actor);
        done(() -> {
            // Always the same one of the two is locked first.
            boolean ordered = one.compareTo(other) < 0;
            Entry first = entry(partner, ordered ? one : other, true);
            Entry second = entry(partner, ordered ? other : one, true);
            boolean swapped = second.received().isBefore(first.received());
            if (!resemblances.decide(actor, swapped ? second : first, swapped ? first : second, decision)) {
                throw new InvalidInput("intake.decided");
            }
            journal.record(actor, "intake.decided", null, null, decision + " " + one + " " + other);
            return decision;
        });
    }

    @Override
    public CaseNumber makeCase(Actor actor, UUID id, NewCase command) {
        UUID partner = partner(actor);
        return done(() -> {
            IntakeState state = entry(partner, id, true).state();
            if (state != IntakeState.RECEIVED) {
                throw new InvalidInput(state == IntakeState.CONFLICT ? "intake.undecided" : "intake.done");
            }
            CaseOutline outline = cases.intake(actor, command);
            register.opened(id, outline);
            journal.record(actor, "intake.case", null, outline.id().value(), id.toString());
            return outline.number();
        });
    }

    private <T> T done(Supplier<T> command) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> command.get()));
    }
}
