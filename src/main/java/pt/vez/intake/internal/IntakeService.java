package pt.vez.intake.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseNumber;
import pt.vez.intake.IntakeRow;
import pt.vez.intake.IntakeState;
import pt.vez.intake.IntakeView;
import pt.vez.intake.Intakes;
import pt.vez.intake.PutAwayReason;
import pt.vez.intake.Sameness;
import pt.vez.intake.internal.IntakeRepository.Away;
import pt.vez.intake.internal.IntakeRepository.Belonging;
import pt.vez.intake.internal.IntakeRepository.Entry;
import pt.vez.platform.Transactions;
import pt.vez.shared.Actor;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;

/** Reads, compares and closes the intakes of an association. */
@Service
class IntakeService implements Intakes {
    private final IntakeAuthority authority;
    private final IntakeRepository register;
    private final IntakePhotographs photographs;
    private final DuplicateCandidateRepository duplicateCandidates;
    private final Names names;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    IntakeService(
            IntakeAuthority authority,
            IntakeRepository register,
            IntakePhotographs photographs,
            DuplicateCandidateRepository duplicateCandidates,
            Names names,
            Journal journal,
            Transactions transactions,
            Clock clock) {
        this.authority = authority;
        this.register = register;
        this.photographs = photographs;
        this.duplicateCandidates = duplicateCandidates;
        this.names = names;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public PageOf<IntakeRow> list(Actor actor, Set<IntakeState> states, int offset, int limit) {
        UUID partner = authority.partner(actor);
        Function<UUID, String> known = names.remembering();
        return new PageOf<>(
                register.page(partner, states, offset, limit).stream()
                        .map(entry -> new IntakeRow(
                                entry.id(),
                                entry.ticket(),
                                entry.person().name(),
                                entry.person().birth(),
                                entry.received(),
                                known.apply(entry.accountId()),
                                entry.state()))
                        .toList(),
                register.count(partner, states));
    }

    @Override
    public Waiting waiting(Actor actor) {
        UUID partner = authority.partner(actor);
        return new Waiting(
                register.count(partner, EnumSet.of(IntakeState.CONFLICT)),
                register.count(partner, EnumSet.of(IntakeState.RECEIVED)));
    }

    @Override
    public IntakeView read(Actor actor, UUID id) {
        UUID partner = authority.partner(actor);
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
                    duplicateCandidates.undecided(id).stream()
                            .map(other -> entry(partner, other, false))
                            .map(other -> new IntakeView.Resemblance(
                                    other.id(),
                                    other.ticket(),
                                    other.person(),
                                    other.made(),
                                    known.apply(other.accountId())))
                            .toList(),
                    putAway(entry.away(), known));
        });
    }

    private static IntakeView.@Nullable PutAway putAway(@Nullable Away away, Function<UUID, String> known) {
        return away == null ? null : new IntakeView.PutAway(away.reason(), known.apply(away.by()), away.at());
    }

    private Entry entry(UUID partner, UUID id, boolean lock) {
        return register.find(partner, id, lock).orElseThrow(() -> new NotFound("error.notFound"));
    }

    @Override
    public byte[] photograph(Actor actor, UUID id, UUID photographId) {
        UUID partner = authority.partner(actor);
        entry(partner, id, false);
        return photographs.read(Belonging.one(register.photographs(id), photographId));
    }

    @Override
    public void decide(Actor actor, UUID one, UUID other, Sameness decision) {
        UUID partner = authority.partner(actor);
        done(() -> {
            // Always the same one of the two is locked first.
            boolean ordered = one.compareTo(other) < 0;
            Entry first = entry(partner, ordered ? one : other, true);
            Entry second = entry(partner, ordered ? other : one, true);
            boolean swapped = second.received().isBefore(first.received());
            if (!duplicateCandidates.decide(actor, swapped ? second : first, swapped ? first : second, decision)) {
                throw new InvalidInput("intake.decided");
            }
            journal.record(actor, "intake.decided", null, null, decision + " " + one + " " + other);
            return decision;
        });
    }

    @Override
    public void putAway(Actor actor, UUID id, PutAwayReason reason) {
        UUID partner = authority.partner(actor);
        done(() -> {
            IntakeState state = entry(partner, id, true).state();
            if (state != IntakeState.RECEIVED && state != IntakeState.CONFLICT) {
                throw new InvalidInput("intake.done");
            }
            register.putAway(id, new Away(reason, actor.accountId(), clock.instant()));
            duplicateCandidates.settleAround(id);
            journal.record(actor, "intake.putAway", null, null, reason + " " + id);
            return reason;
        });
    }

    @Override
    public void restore(Actor actor, UUID id) {
        UUID partner = authority.partner(actor);
        done(() -> {
            if (entry(partner, id, true).state() != IntakeState.PUT_AWAY) {
                throw new InvalidInput("intake.notPutAway");
            }
            register.restore(id);
            duplicateCandidates.settleAround(id);
            journal.record(actor, "intake.restored", null, null, id.toString());
            return id;
        });
    }

    private <T> T done(Supplier<T> command) {
        return transactions.run(command);
    }
}
