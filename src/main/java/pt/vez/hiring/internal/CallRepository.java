package pt.vez.hiring.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.associations.Associations;
import pt.vez.associations.MediatorLanguage;
import pt.vez.calendar.Municipalities;
import pt.vez.calendar.Municipalities.Municipality;
import pt.vez.hiring.CallData;
import pt.vez.hiring.CallState;
import pt.vez.hiring.Criterion;
import pt.vez.hiring.OwnCall;
import pt.vez.hiring.PublicCall;
import pt.vez.shared.Actor;
import pt.vez.shared.LocalText;
import pt.vez.shared.NotFound;
import pt.vez.shared.TypedText;
import pt.vez.shared.Zones;

/** The table of calls; rows of an association are found only together with its id. */
@Component
class CallRepository {
    private static final String SELECT = "select id, partner_id, slug, state, title_pt, title_en, text_pt, text_en,"
            + " languages, municipality, place, places, taken, deadline from hiring_call where ";
    private final JdbcClient jdbc;
    private final Associations associations;
    private final Municipalities municipalities;
    private final Clock clock;

    CallRepository(JdbcClient jdbc, Associations associations, Municipalities municipalities, Clock clock) {
        this.jdbc = jdbc;
        this.associations = associations;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    /**
     * A call as it is stored.
     *
     * @param state what its coordinator did: {@link CallState#FULL} is never stored, see {@link #stateToday}
     */
    record Row(UUID id, UUID partner, String slug, CallState state, CallData data, int taken) {}

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                CallState.valueOf(row.getString(4)),
                new CallData(
                        new LocalText(row.getString(5), row.getString(6)),
                        new LocalText(row.getString(7), row.getString(8)),
                        languages(row.getString(9)),
                        row.getString(10),
                        row.getString(11),
                        row.getInt(12),
                        row.getObject(14, LocalDate.class)),
                row.getInt(13));
    }

    static Set<MediatorLanguage> languages(String stored) {
        return Arrays.stream(stored.split(","))
                .filter(each -> !each.isEmpty())
                .map(MediatorLanguage::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(MediatorLanguage.class)));
    }

    static String stored(Collection<MediatorLanguage> languages) {
        return languages.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    LocalDate today() {
        return Zones.today(clock);
    }

    /** The association the actor coordinates. */
    UUID association(Actor actor) {
        return associations.requireCoordinator(actor).partnerId();
    }

    List<Row> of(UUID partner) {
        return jdbc.sql(SELECT + "partner_id = ? order by created_at desc, id desc")
                .param(partner)
                .query(CallRepository::row)
                .list();
    }

    /** @throws NotFound when there is none, or it is another association's */
    Row require(Actor actor, UUID callId) {
        return jdbc.sql(SELECT + "id = ? and partner_id = ?")
                .params(callId, association(actor))
                .query(CallRepository::row)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    /**
     * The call, locked until the transaction ends.
     *
     * @throws NotFound when there is none, or it is another association's
     */
    Row lock(Actor actor, UUID callId) {
        return jdbc.sql(SELECT + "id = ? and partner_id = ? for update")
                .params(callId, association(actor))
                .query(CallRepository::row)
                .optional()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    /** Others who score by the criteria of the call, or change them, wait until the transaction ends. */
    void lockCriteria(UUID callId) {
        jdbc.sql("select id from hiring_call where id = ? for update")
                .param(callId)
                .query(UUID.class)
                .single();
    }

    Optional<Instant> closedAt(UUID callId) {
        return jdbc.sql("select closed_at from hiring_call where id = ? and closed_at is not null")
                .param(callId)
                .query(Instant.class)
                .optional();
    }

    Row byId(UUID callId) {
        return jdbc.sql(SELECT + "id = ?")
                .param(callId)
                .query(CallRepository::row)
                .single();
    }

    Optional<Row> bySlug(String slug) {
        return jdbc.sql(SELECT + "slug = ?")
                .param(TypedText.code(slug))
                .query(CallRepository::row)
                .optional();
    }

    List<Row> open() {
        return jdbc.sql(SELECT + "state = 'OPEN' and deadline >= ? and taken < places order by deadline, id")
                .param(today())
                .query(CallRepository::row)
                .list();
    }

    boolean isOpen(Row call) {
        return stateToday(call) == CallState.OPEN;
    }

    /**
     * What the deadline and the vacancies make of a published call; it opens again by itself when one is given back.
     */
    CallState stateToday(Row call) {
        if (call.state() != CallState.OPEN) {
            return call.state();
        }
        if (call.data().deadline().isBefore(today())) {
            return CallState.CLOSED;
        }
        return call.taken() < call.data().places() ? CallState.OPEN : CallState.FULL;
    }

    /** Nothing is published on behalf of an association without an agreement in force. */
    Optional<PublicCall> shown(Row call) {
        return associations
                .nameInForce(call.partner())
                .map(name -> new PublicCall(call.slug(), name, call.data(), municipality(call), stateToday(call)));
    }

    String municipality(Row call) {
        return municipalities
                .find(call.data().municipality())
                .map(Municipality::name)
                .orElse(call.data().municipality());
    }

    List<Criterion> criteria(UUID callId) {
        return jdbc.sql("select id, name, weight from hiring_criterion where call_id = ? order by position")
                .param(callId)
                .query((row, n) -> new Criterion(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)))
                .list();
    }

    boolean isScored(UUID callId) {
        return jdbc.sql("select exists (select 1 from hiring_score s join hiring_criterion c on c.id = s.criterion_id"
                        + " where c.call_id = ?)")
                .param(callId)
                .query(Boolean.class)
                .single();
    }

    OwnCall own(Row call) {
        int applications = jdbc.sql("select count(*) from hiring_application where call_id = ? and erased_at is null"
                        + " and state <> 'WITHDRAWN'")
                .param(call.id())
                .query(Integer.class)
                .single();
        return new OwnCall(
                call.id(),
                call.slug(),
                stateToday(call),
                call.data(),
                municipality(call),
                call.taken(),
                applications,
                criteria(call.id()),
                isScored(call.id()));
    }
}
