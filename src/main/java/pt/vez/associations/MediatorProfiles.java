package pt.vez.associations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Phone;
import pt.vez.shared.Role;

/** Telephone and languages of mediators: their own to change, their coordinator's to read. */
@Service
public class MediatorProfiles {
    private final JdbcClient jdbc;
    private final Associations associations;
    private final Journal journal;
    private final Clock clock;

    MediatorProfiles(JdbcClient jdbc, Associations associations, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.associations = associations;
        this.journal = journal;
        this.clock = clock;
    }

    private static MediatorProfile profile(ResultSet row, int n) throws SQLException {
        Set<MediatorLanguage> languages = Arrays.stream(
                        row.getString("languages").split(","))
                .filter(each -> !each.isEmpty())
                .map(MediatorLanguage::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(MediatorLanguage.class)));
        return new MediatorProfile(row.getString("phone"), languages);
    }

    private static String stored(Set<MediatorLanguage> languages) {
        return languages.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    /** {@link MediatorProfile#NONE} while nothing was said. */
    @Transactional(readOnly = true)
    public MediatorProfile own(Actor actor) {
        actor.require(Role.MEDIATOR);
        return jdbc.sql("select phone, languages from associations_mediator_profile where account_id = ?")
                .param(actor.accountId())
                .query(MediatorProfiles::profile)
                .optional()
                .orElse(MediatorProfile.NONE);
    }

    /**
     * Of the members of the coordinator's own association, by account; who said nothing is left out.
     *
     * @throws pt.vez.shared.NotAuthorised for all actors but a coordinator
     */
    @Transactional(readOnly = true)
    public Map<UUID, MediatorProfile> ofAssociation(Actor coordinator) {
        UUID partner = associations.requireCoordinator(coordinator).associationId();
        Map<UUID, MediatorProfile> profiles = new HashMap<>();
        jdbc.sql("""
                        select f.account_id, f.phone, f.languages
                        from associations_member m
                        join associations_mediator_profile f on f.account_id = m.account_id
                        where m.partner_id = :partner and (m.until_date is null or m.until_date >= :today)
                        """)
                .param("partner", partner)
                .param("today", associations.today())
                .query(row -> {
                    profiles.put(row.getObject("account_id", UUID.class), profile(row, 0));
                });
        return profiles;
    }

    /**
     * @param seen what the actor's form was filled with
     * @throws ChangedMeanwhile when it was changed since, on another device
     * @throws pt.vez.shared.InvalidInput for what is no telephone number
     */
    @Transactional
    public void change(Actor actor, MediatorProfile seen, MediatorProfile wanted) {
        actor.require(Role.MEDIATOR);
        String phone = wanted.phone() == null ? null : Phone.of(wanted.phone()).value();
        begin(actor.accountId(), MediatorProfile.NONE);
        MediatorProfile stored = jdbc.sql(
                        "select phone, languages from associations_mediator_profile where account_id = ? for update")
                .param(actor.accountId())
                .query(MediatorProfiles::profile)
                .single();
        ChangedMeanwhile.requireSame(seen, stored);
        jdbc.sql("update associations_mediator_profile set phone = :phone, languages = :languages, changed_at = :now"
                        + " where account_id = :account")
                .param("phone", phone)
                .param("languages", stored(wanted.languages()))
                .param("now", clock.instant())
                .param("account", actor.accountId())
                .update();
        journal.record(actor, "mediator.profile", null, null, actor.accountId().toString());
    }

    /** What is known at the beginning; what the mediator said before stays. */
    void begin(UUID account, MediatorProfile profile) {
        jdbc.sql("insert ignore into associations_mediator_profile (account_id, phone, languages, changed_at)"
                        + " values (:account, :phone, :languages, :now)")
                .param("account", account)
                .param("phone", profile.phone())
                .param("languages", stored(profile.languages()))
                .param("now", clock.instant())
                .update();
    }
}
