package pt.vez.rota.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.rota.Duty;
import pt.vez.rota.SwapState;
import pt.vez.rota.Swaps.Swap;
import pt.vez.shared.Ids;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.NotFound;

/** The table of swaps. The caller checks the authority. */
@Component
class SwapRepository {
    private static final String SELECT = "select s.id, s.state, s.duty_id, s.other_id, a.name, s.other_duty_id"
            + " from rota_swap s join identity_public_account a on a.id = s.other_id where ";
    private final JdbcClient jdbc;
    private final DutyRepository duties;

    SwapRepository(JdbcClient jdbc, DutyRepository duties) {
        this.jdbc = jdbc;
        this.duties = duties;
    }

    private record Row(
            UUID id,
            SwapState state,
            UUID duty,
            UUID other,
            String name,
            @Nullable UUID wanted) {}

    private List<Swap> find(String where, Map<String, ?> params) {
        List<Row> rows = jdbc.sql(SELECT + where + " order by s.asked_at")
                .params(params)
                .query((row, n) -> new Row(
                        row.getObject(1, UUID.class),
                        SwapState.valueOf(row.getString(2)),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        row.getObject(6, UUID.class)))
                .list();
        return rows.stream()
                .map(row -> new Swap(
                        row.id(),
                        row.state(),
                        duty(row.duty()),
                        row.other(),
                        row.name(),
                        row.wanted() == null ? null : duty(row.wanted())))
                .toList();
    }

    private Duty duty(UUID id) {
        return duties.byId(id).orElseThrow(() -> new NotFound("error.notFound")).discreet();
    }

    List<Swap> open(String where, Map<String, ?> params) {
        return find("s.open_duty is not null and " + where, params);
    }

    /** @throws NotFound when it does not exist or belongs to another association */
    Swap require(UUID partner, UUID id) {
        return find("s.id = :id and s.partner_id = :partner", Map.of("id", id, "partner", partner)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("error.notFound"));
    }

    /** @throws DuplicateKeyException when the duty is asked for already */
    UUID insert(UUID partner, UUID duty, UUID asker, UUID other, @Nullable UUID wanted, Instant now) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into rota_swap
                            (id, partner_id, duty_id, asker_id, other_id, other_duty_id, state, open_duty, asked_at)
                        values (:id, :partner, :duty, :asker, :other, :wanted, 'ASKED', :duty, :now)
                        """)
                .param("id", id)
                .param("partner", partner)
                .param("duty", duty)
                .param("asker", asker)
                .param("other", other)
                .param("wanted", wanted)
                .param("now", now)
                .update();
        return id;
    }

    /** @throws InvalidInput when another request settled it first */
    void settle(UUID id, SwapState from, SwapState to, Instant now) {
        boolean stays = to == SwapState.ACCEPTED;
        int changed = jdbc.sql("update rota_swap set state = :to, settled_at = :now"
                        + (stays ? "" : ", open_duty = null")
                        + " where id = :id and state = :from and open_duty is not null")
                .param("to", to.name())
                .param("now", now)
                .param("id", id)
                .param("from", from.name())
                .update();
        if (changed == 0) {
            throw new InvalidInput("rota.swap.settled");
        }
    }
}
