package pt.vez.hiring.internal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.associations.Associations;
import pt.vez.associations.WorkTime;
import pt.vez.hiring.ApplicationState;
import pt.vez.hiring.Candidate;
import pt.vez.hiring.HiringEvents.AssociationNews;
import pt.vez.hiring.HiringEvents.AssociationTold;
import pt.vez.hiring.HiringEvents.CandidateTold;
import pt.vez.hiring.HiringEvents.News;
import pt.vez.platform.Secrets;
import pt.vez.platform.Vault;
import pt.vez.scheduling.CentreId;
import pt.vez.scheduling.Meetings.Meeting;
import pt.vez.shared.InvalidInput;
import tools.jackson.databind.json.JsonMapper;

/** The table of applications: personal data is sealed, the token is stored as a hash. */
@Component
class ApplicationRepository {
    private static final String SELECT = "select id, call_id, partner_id, state, body, language, step, received_at,"
            + " interview_centre, interview_from, interview_to, reason, erase_after, email_hash, other_hours"
            + " from hiring_application where ";
    private final JdbcClient jdbc;
    private final Associations associations;
    private final Vault vault;
    private final Secrets secrets;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    ApplicationRepository(
            JdbcClient jdbc,
            Associations associations,
            Vault vault,
            Secrets secrets,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.associations = associations;
        this.vault = vault;
        this.secrets = secrets;
        this.events = events;
        this.clock = clock;
    }

    /** Not erased: the person is known. */
    record Row(
            UUID id,
            UUID call,
            UUID partner,
            ApplicationState state,
            Candidate candidate,
            String language,
            int step,
            Instant receivedAt,
            @Nullable UUID centre,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String reason,
            @Nullable Instant eraseAfter,
            byte[] emailHash,
            Set<WorkTime> otherHours) {}

    private Row row(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        return new Row(
                id,
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                ApplicationState.valueOf(row.getString(4)),
                open(id, row.getBytes(5)),
                row.getString(6),
                row.getInt(7),
                row.getObject(8, Instant.class),
                row.getObject(9, UUID.class),
                row.getObject(10, LocalDate.class),
                row.getObject(11, LocalDate.class),
                row.getString(12),
                row.getObject(13, Instant.class),
                row.getBytes(14),
                times(row.getString(15)));
    }

    private static Set<WorkTime> times(@Nullable String stored) {
        return stored == null
                ? Set.of()
                : Arrays.stream(stored.split(","))
                        .map(WorkTime::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(WorkTime.class)));
    }

    /** When the candidate could come instead; nothing once an hour was found. */
    void wantOtherHours(UUID id, Set<WorkTime> times) {
        jdbc.sql("update hiring_application set other_hours = :times where id = :id")
                .param(
                        "times",
                        times.isEmpty()
                                ? null
                                : times.stream().sorted().map(Enum::name).collect(Collectors.joining(",")))
                .param("id", id)
                .update();
    }

    private Candidate open(UUID id, byte[] body) {
        return json.readValue(new String(vault.open(body, context(id)), StandardCharsets.UTF_8), Candidate.class);
    }

    private static String context(UUID id) {
        return "hiring/application/" + id;
    }

    /** Unguessable without the secret, and the same again when a letter needs it: only its hash is stored. */
    String token(UUID id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.hash("hiring.address", id.toString()));
    }

    byte[] emailHash(UUID call, String email) {
        return secrets.hash("hiring.email", call + email);
    }

    /** @return whether this submission was new */
    boolean insert(UUID id, CallRepository.Row call, UUID submission, Candidate candidate, String language) {
        byte[] body = vault.seal(json.writeValueAsString(candidate).getBytes(StandardCharsets.UTF_8), context(id));
        return jdbc.sql(
                                "insert ignore into hiring_application (id, call_id, partner_id, submission, token_hash, email_hash,"
                                        + " state, body, language, step, received_at)"
                                        + " values (?, ?, ?, ?, ?, ?, 'RECEIVED', ?, ?, 0, ?)")
                        .params(
                                id,
                                call.id(),
                                call.partner(),
                                submission,
                                secrets.hash("hiring.token", token(id)),
                                emailHash(call.id(), candidate.email()),
                                body,
                                language,
                                clock.instant())
                        .update()
                == 1;
    }

    Optional<UUID> bySubmission(UUID call, UUID submission) {
        return jdbc.sql("select id from hiring_application where call_id = ? and submission = ?")
                .params(call, submission)
                .query(UUID.class)
                .optional();
    }

    Optional<Row> byToken(String token) {
        return jdbc.sql(SELECT + "token_hash = ? and erased_at is null")
                .param(secrets.hash("hiring.token", token))
                .query(this::row)
                .optional();
    }

    Optional<Row> find(UUID partner, UUID call, UUID id) {
        return jdbc.sql(SELECT + "id = ? and call_id = ? and partner_id = ? and erased_at is null")
                .params(id, call, partner)
                .query(this::row)
                .optional();
    }

    /** The application in any state, locked until the transaction ends, so that two decisions follow each other. */
    Optional<Row> lock(UUID id) {
        return jdbc.sql(SELECT + "id = ? and erased_at is null for update")
                .param(id)
                .query(this::row)
                .optional();
    }

    List<Row> of(UUID partner, UUID call) {
        return jdbc.sql(SELECT + "call_id = ? and partner_id = ? and erased_at is null order by received_at, id")
                .params(call, partner)
                .query(this::row)
                .list();
    }

    /** Those among these that are the association's. */
    List<Row> named(UUID partner, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "id in (:ids) and partner_id = :partner and erased_at is null")
                        .param("ids", ids)
                        .param("partner", partner)
                        .query(this::row)
                        .list();
    }

    int alike(Row row) {
        return jdbc.sql("select count(*) from hiring_application where call_id = ? and email_hash = ? and id <> ?"
                        + " and erased_at is null")
                .params(row.call(), row.emailHash(), row.id())
                .query(Integer.class)
                .single();
    }

    /**
     * Moves a locked application on, taking or giving back one of the places of its call.
     *
     * @throws InvalidInput when no place is left
     */
    void move(Row row, ApplicationState to, @Nullable String reason, @Nullable Instant eraseAfter) {
        if (to.takesPlace() && !row.state().takesPlace()) {
            int taken = jdbc.sql("update hiring_call set taken = taken + 1 where id = ? and taken < places")
                    .param(row.call())
                    .update();
            if (taken == 0) {
                throw new InvalidInput("screening.full");
            }
        } else if (!to.takesPlace() && row.state().takesPlace()) {
            jdbc.sql("update hiring_call set taken = taken - 1 where id = ?")
                    .param(row.call())
                    .update();
        }
        jdbc.sql(
                        "update hiring_application set state = ?, step = step + 1, decided_at = ?, reason = coalesce(?, reason),"
                                + " erase_after = ? where id = ?")
                .params(nullable(to.name(), clock.instant(), reason, eraseAfter, row.id()))
                .update();
    }

    private static List<@Nullable Object> nullable(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    void inviteTo(UUID id, CentreId centre, LocalDate from, LocalDate to) {
        jdbc.sql("update hiring_application set interview_centre = ?, interview_from = ?, interview_to = ?,"
                        + " other_hours = null where id = ?")
                .params(centre.value(), from, to, id)
                .update();
    }

    void hired(UUID id, UUID account) {
        jdbc.sql("update hiring_application set account_id = ? where id = ?")
                .params(account, id)
                .update();
    }

    void step(UUID id) {
        jdbc.sql("update hiring_application set step = step + 1 where id = ?")
                .param(id)
                .update();
    }

    /**
     * The candidate is told what became of the application just changed.
     *
     * @param meeting the time chosen or given up
     */
    void tell(UUID id, CallRepository.Row call, News news, @Nullable Meeting meeting) {
        Row now = jdbc.sql(SELECT + "id = ?").param(id).query(this::row).single();
        events.publishEvent(new CandidateTold(
                id,
                now.step(),
                news,
                now.candidate().email(),
                now.language(),
                call.data().title(),
                token(id),
                meeting,
                Objects.requireNonNullElse(now.reason(), "")));
    }

    /** The coordinators of the association are told, without a word about who the candidate is. */
    void tellAssociation(UUID id, CallRepository.Row call, AssociationNews news, @Nullable Meeting meeting) {
        int step = jdbc.sql("select step from hiring_application where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
        events.publishEvent(new AssociationTold(
                associations.coordinators(call.partner()),
                call.id(),
                id,
                step,
                news,
                call.data().title(),
                meeting));
    }
}
