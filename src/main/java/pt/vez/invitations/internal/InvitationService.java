package pt.vez.invitations.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseFacts;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.invitations.InvitationLink;
import pt.vez.invitations.InvitationLinks;
import pt.vez.invitations.Invitations;
import pt.vez.platform.BatchInsert;
import pt.vez.platform.Transactions;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.BatchBooking;
import pt.vez.scheduling.BatchBooking.Answer;
import pt.vez.scheduling.BatchBooking.Command;
import pt.vez.scheduling.BatchBooking.Outcome;
import pt.vez.scheduling.SeatReservations;
import pt.vez.shared.Actor;
import pt.vez.shared.NotFound;
import pt.vez.shared.PageOf;
import pt.vez.shared.Role;

@Service
class InvitationService implements Invitations {
    private static final int LETTERS_IN_PART = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final InvitationLinks links;
    private final EndedInvitations ended;
    private final InvitationWaves waves;
    private final WaveRounds rounds;
    private final InvitationTerms terms;
    private final SeatReservations seats;
    private final BatchBooking booking;
    private final CaseAccess access;
    private final CaseFacts facts;
    private final InvitationPlaces places;
    private final Transactions transactions;
    private final Clock clock;

    InvitationService(
            JdbcClient jdbc,
            JdbcTemplate batch,
            InvitationLinks links,
            EndedInvitations ended,
            InvitationWaves waves,
            WaveRounds rounds,
            InvitationTerms terms,
            SeatReservations seats,
            BatchBooking booking,
            CaseAccess access,
            CaseFacts facts,
            InvitationPlaces places,
            Transactions transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.links = links;
        this.ended = ended;
        this.waves = waves;
        this.rounds = rounds;
        this.terms = terms;
        this.seats = seats;
        this.booking = booking;
        this.access = access;
        this.facts = facts;
        this.places = places;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Row(
            UUID id,
            CaseId caseId,
            String service,
            State state,
            Instant expires,
            @Nullable Instant remind) {}

    private static final String SELECT =
            "select id, case_id, service_code, state, expires_at, remind_at from invitations_invitation where ";
    private static final RowMapper<Row> ROW = (row, n) -> new Row(
            row.getObject(1, UUID.class),
            new CaseId(row.getObject(2, UUID.class)),
            row.getString(3),
            State.valueOf(row.getString(4)),
            row.getObject(5, Instant.class),
            row.getObject(6, Instant.class));

    private Optional<Row> find(UUID id) {
        return jdbc.sql(SELECT + "id = ?").param(id).query(ROW).optional();
    }

    private Row load(InvitationLink invitationLink) {
        if (invitationLink.kind() != InvitationLink.Kind.INVITATION) {
            throw new NotFound("link.unknown");
        }
        return find(invitationLink.id()).orElseThrow(() -> new NotFound("link.unknown"));
    }

    @Override
    public InvitationLink read(String token) {
        return links.read(token);
    }

    @Override
    public boolean isOver(InvitationLink invitationLink) {
        return invitationLink.expires().isBefore(clock.instant()) || ended.contains(invitationLink.id());
    }

    @Override
    public Around around(InvitationLink invitationLink) {
        return places.around(invitationLink);
    }

    @Override
    @Transactional(readOnly = true)
    public Status status(InvitationLink invitationLink) {
        Row row = load(invitationLink);
        AppointmentView appointment = row.state() == State.TAKEN || row.state() == State.SENT
                ? booked(row).orElse(null)
                : null;
        return new Status(appointment == null ? row.state() : State.TAKEN, row.service(), row.expires(), appointment);
    }

    /** In a rush the appointment is there a little before the invitation says so. */
    private Optional<AppointmentView> booked(Row row) {
        return seats.appointment(row.caseId())
                .filter(found -> found.state() == AppointmentView.State.BOOKED)
                .filter(found -> found.serviceCode().equals(row.service()));
    }

    @Override
    public Answer take(InvitationLink invitationLink, UUID slotId, UUID commandId) {
        if (invitationLink.kind() != InvitationLink.Kind.INVITATION
                || invitationLink.expires().isBefore(clock.instant())) {
            return new Answer(Outcome.NOT_ALLOWED, null, null);
        }
        Answer answer = booking.book(new Command(commandId, invitationLink.id(), slotId));
        if (answer.outcome() == Outcome.BOOKED || answer.outcome() == Outcome.ALREADY) {
            ended.add(invitationLink.id(), invitationLink.expires());
        }
        return answer;
    }

    @Override
    public void declineInvitation(InvitationLink invitationLink) {
        Row row = load(invitationLink);
        // The bearer of the address counts as the person; the journal says that it was done by invitation.
        var person = Actor.bearerOfLink(row.id());
        transactions.run(() -> {
            booked(row)
                    .ifPresentOrElse(
                            appointment -> seats.giveBack(
                                    person,
                                    appointment.id(),
                                    UUID.nameUUIDFromBytes(
                                            (row.id() + "/back/" + appointment.id()).getBytes(US_ASCII))),
                            () -> terms.end(List.of(row.id()), State.RETURNED.name()));
            BatchInsert.in(
                    batch,
                    "update invitations_invitation set state = 'RETURNED' where state = 'TAKEN' and id in",
                    List.of(row.id()));
            seats.withdraw(row.caseId(), row.service());
            return row;
        });
        ended.add(invitationLink.id(), invitationLink.expires());
    }

    private Letter letter(Row row) {
        return letters(List.of(row)).getFirst();
    }

    private List<Letter> letters(List<Row> rows) {
        Map<CaseId, String> homes = new HashMap<>();
        facts.of(rows.stream().map(Row::caseId).toList())
                .forEach(each -> homes.put(each.id(), Objects.requireNonNullElse(each.municipality(), "")));
        return rows.stream()
                .map(row -> letter(row, homes.getOrDefault(row.caseId(), "")))
                .toList();
    }

    private Letter letter(Row row, String municipality) {
        return new Letter(
                row.id(),
                row.caseId(),
                row.service(),
                links.write(new InvitationLink(
                        InvitationLink.Kind.INVITATION, row.id(), row.expires(), row.service(), municipality)),
                row.expires(),
                places.zone(municipality),
                row.remind() == null);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Letter> letter(UUID invitationId) {
        return find(invitationId).filter(row -> row.state() == State.SENT).map(this::letter);
    }

    @Override
    @Transactional(readOnly = true)
    public Letters toPrint(Actor actor, UUID waveId, @Nullable UUID after) {
        actor.require(Role.ADMINISTRATOR);
        UUID from = after == null ? new UUID(0, 0) : after;
        record Counted(long total, long before) {}
        Counted counted = jdbc.sql("select count(*), coalesce(sum(id <= ?), 0) from invitations_invitation"
                        + " where wave_id = ? and by_letter and state = 'SENT'")
                .params(from, waveId)
                .query((row, n) -> new Counted(row.getLong(1), row.getLong(2)))
                .single();
        List<Row> rows = jdbc.sql(SELECT + "wave_id = ? and by_letter and state = 'SENT' and id > ? order by id limit "
                        + (LETTERS_IN_PART + 1))
                .params(waveId, from)
                .query(ROW)
                .list();
        boolean more = rows.size() > LETTERS_IN_PART;
        List<Row> part = more ? rows.subList(0, LETTERS_IN_PART) : rows;
        return new Letters(
                letters(part),
                counted.total(),
                counted.before() + 1,
                more ? part.getLast().id() : null);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Letter> openFor(Actor actor, CaseId caseId) {
        access.require(actor, caseId, CasePermission.APPOINTMENTS);
        return jdbc.sql("select id from invitations_invitation where case_id = ? and live")
                .param(caseId.value())
                .query(UUID.class)
                .optional()
                .flatMap(this::letter);
    }

    @Override
    public Plan preview(Actor actor, Release release) {
        return waves.preview(actor, release);
    }

    @Override
    public UUID release(Actor actor, Release release) {
        return waves.release(actor, release);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Round> rounds(Actor actor) {
        return waves.rounds(actor);
    }

    @Override
    public int work() {
        return rounds.runDue();
    }

    @Override
    @Transactional(readOnly = true)
    public PageOf<Wave> waves(Actor actor, int offset, int limit) {
        return waves.waves(actor, offset, limit);
    }

    @Override
    public void pause(Actor actor, UUID waveId, boolean paused) {
        waves.state(actor, waveId, paused ? WaveState.PAUSED : WaveState.RUNNING);
    }

    @Override
    public void retry(Actor actor, UUID waveId) {
        waves.retry(actor, waveId);
    }

    @Override
    public void end(Actor actor, UUID waveId) {
        waves.state(actor, waveId, WaveState.ENDED);
    }
}
