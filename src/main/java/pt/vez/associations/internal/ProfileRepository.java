package pt.vez.associations.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pt.vez.associations.MediatorLanguage;
import pt.vez.associations.MediatorProfile;

/** Profiles of mediators; languages are stored as their names, parted by commas. */
@Component
class ProfileRepository {
    private final JdbcClient jdbc;

    ProfileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<MediatorProfile> find(UUID account) {
        return jdbc.sql("""
                        select phone, languages
                          from associations_mediator_profile
                         where account_id = :account""")
                .param("account", account)
                .query(ProfileRepository::profile)
                .optional();
    }

    /** Locked until the transaction ends. */
    MediatorProfile lock(UUID account) {
        return jdbc.sql("""
                        select phone, languages
                          from associations_mediator_profile
                         where account_id = :account
                           for update""")
                .param("account", account)
                .query(ProfileRepository::profile)
                .single();
    }

    /** By account; members without a profile are left out. */
    Map<UUID, MediatorProfile> ofMembers(UUID partner, LocalDate today) {
        Map<UUID, MediatorProfile> profiles = new HashMap<>();
        jdbc.sql("""
                        select f.account_id, f.phone, f.languages
                          from associations_member m
                          join associations_mediator_profile f on f.account_id = m.account_id
                         where m.partner_id = :partner and (m.until_date is null or m.until_date >= :today)""").param("partner", partner).param("today", today).query(row -> {
            profiles.put(row.getObject("account_id", UUID.class), profile(row, 0));
        });
        return profiles;
    }

    /** Does nothing where there is a profile already. */
    void insert(UUID account, MediatorProfile profile, Instant now) {
        jdbc.sql("""
                        insert ignore into associations_mediator_profile (account_id, phone, languages, changed_at)
                        values (:account, :phone, :languages, :now)""")
                .param("account", account)
                .param("phone", profile.phone())
                .param("languages", stored(profile.languages()))
                .param("now", now)
                .update();
    }

    void update(UUID account, @Nullable String phone, Set<MediatorLanguage> languages, Instant now) {
        jdbc.sql("""
                        update associations_mediator_profile
                           set phone = :phone, languages = :languages, changed_at = :now
                         where account_id = :account""")
                .param("phone", phone)
                .param("languages", stored(languages))
                .param("now", now)
                .param("account", account)
                .update();
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
}
