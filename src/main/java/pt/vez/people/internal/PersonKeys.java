package pt.vez.people.internal;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.people.ApplicantData;
import pt.vez.people.PersonMatching.PersonQuery;
import pt.vez.platform.BatchInsert;
import pt.vez.platform.Secrets;

/**
 * The index people are found by. The table is clustered by (kind, value, applicant), so that a look-up reads its range
 * and no other page: {@code explain} says {@code type range or ref, key PRIMARY}, and as many rows as there are people
 * with that value. A sound is kept with the birth year, so that the most frequent surname of 400,000 people is a few
 * hundred rows and not tens of thousands.
 */
@Component
class PersonKeys {
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Secrets secrets;

    PersonKeys(JdbcClient jdbc, JdbcTemplate batch, Secrets secrets) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.secrets = secrets;
    }

    /** What a key is made of. */
    enum KeyKind {
        DOCUMENT,
        TAX,
        SOCIAL,
        PHONE,
        EMAIL,
        BIRTH,
        SOUND
    }

    /** What is known or typed about a person; anything may be missing. */
    record Traits(
            @Nullable String name,
            @Nullable String nativeName,
            @Nullable LocalDate birthDate,
            @Nullable String document,
            @Nullable String taxNumber,
            @Nullable String socialNumber,
            @Nullable String phone,
            @Nullable String email) {
        static Traits of(ApplicantData data) {
            return of(PersonQuery.of(data));
        }

        static Traits of(PersonQuery query) {
            return new Traits(
                    query.name(),
                    query.nativeName(),
                    query.birthDate(),
                    query.document(),
                    query.taxNumber(),
                    query.socialNumber(),
                    query.phone(),
                    query.email());
        }

        /** What {@link #of(ResultSet, int)} reads, in its order. */
        static final String COLUMNS = "name, native_name, birth_date, passport_number, nif, niss, phone, email";

        /** From a row of people whose columns from {@code first} on are {@link #COLUMNS}. */
        static Traits of(ResultSet row, int first) throws SQLException {
            return new Traits(
                    row.getString(first),
                    row.getString(first + 1),
                    row.getObject(first + 2, LocalDate.class),
                    row.getString(first + 3),
                    row.getString(first + 4),
                    row.getString(first + 5),
                    row.getString(first + 6),
                    row.getString(first + 7));
        }

        List<@Nullable String> names() {
            var names = new ArrayList<@Nullable String>();
            names.add(name);
            names.add(nativeName);
            return names;
        }
    }

    /** Upper case without separators: what a document number is compared by. */
    static String document(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** The same date with day and month changed over, when there is such a date. */
    static Optional<LocalDate> swapped(LocalDate date) {
        int day = date.getMonthValue();
        int month = date.getDayOfMonth();
        return month <= 12 && day <= YearMonth.of(date.getYear(), month).lengthOfMonth() && day != month
                ? Optional.of(LocalDate.of(date.getYear(), month, day))
                : Optional.empty();
    }

    /** The first of January, under which papers know many people of whom only the year is certain. */
    static boolean placeholder(LocalDate date) {
        return date.getDayOfYear() == 1;
    }

    /** A value of one kind as it is stored. */
    long value(KeyKind kind, String text) {
        return ByteBuffer.wrap(secrets.hash("person." + kind, text)).getLong();
    }

    private record Key(KeyKind kind, long value) {}

    private Set<Key> keys(Traits traits) {
        var keys = new LinkedHashSet<Key>();
        exact(traits).forEach((kind, text) -> keys.add(new Key(kind, value(kind, text))));
        LocalDate birth = traits.birthDate();
        if (birth != null) {
            if (!placeholder(birth)) {
                keys.add(new Key(KeyKind.BIRTH, value(KeyKind.BIRTH, birth.toString())));
            }
            for (long sound : sounds(traits, birth)) {
                keys.add(new Key(KeyKind.SOUND, sound));
            }
        }
        return keys;
    }

    private static Map<KeyKind, String> exact(Traits traits) {
        var exact = new EnumMap<KeyKind, String>(KeyKind.class);
        put(exact, KeyKind.DOCUMENT, traits.document() == null ? null : document(traits.document()));
        put(exact, KeyKind.TAX, traits.taxNumber());
        put(exact, KeyKind.SOCIAL, traits.socialNumber());
        put(exact, KeyKind.PHONE, traits.phone());
        put(exact, KeyKind.EMAIL, traits.email() == null ? null : traits.email().toLowerCase(Locale.ROOT));
        return exact;
    }

    private static void put(Map<KeyKind, String> into, KeyKind kind, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            into.put(kind, text);
        }
    }

    private Collection<Long> sounds(Traits traits, LocalDate birth) {
        return PhoneticNames.sounds(traits.name(), traits.nativeName()).stream()
                .map(sound -> value(KeyKind.SOUND, birth.getYear() + ":" + sound))
                .toList();
    }

    /** People who share something with the traits; not all of them are alike. At most a few hundred. */
    Set<UUID> sharing(Traits traits) {
        var found = new TreeSet<UUID>();
        exact(traits)
                .forEach((kind, text) -> found.addAll(jdbc.sql(EXACT)
                        .params(kind.name(), value(kind, text))
                        .query(UUID.class)
                        .list()));
        LocalDate birth = traits.birthDate();
        if (birth != null) {
            var dates = new ArrayList<LocalDate>(List.of(birth));
            swapped(birth).ifPresent(dates::add);
            for (LocalDate date : dates) {
                if (!placeholder(date)) {
                    found.addAll(jdbc.sql(EXACT)
                            .params(KeyKind.BIRTH.name(), value(KeyKind.BIRTH, date.toString()))
                            .query(UUID.class)
                            .list());
                }
            }
            Collection<Long> sounds = sounds(traits, birth);
            if (!sounds.isEmpty()) {
                found.addAll(jdbc.sql(SOUND.formatted(
                                sounds.stream().map(String::valueOf).collect(Collectors.joining(", "))))
                        .query(UUID.class)
                        .list());
            }
        }
        return found;
    }

    static final String EXACT = "select applicant_id from casework_person_key where kind = ? and value = ? limit 200";
    /** People who share most of the sounds come first. The values are numbers computed by this class. */
    static final String SOUND = "select applicant_id from casework_person_key where kind = 'SOUND' and value in (%s)"
            + " group by applicant_id order by count(*) desc limit 100";

    /** The keys of a person who was just written, in the same transaction. */
    @Transactional
    void write(UUID applicantId, Traits traits) {
        jdbc.sql("delete from casework_person_key where applicant_id = ?")
                .param(applicantId)
                .update();
        insert(rows(applicantId, traits));
    }

    List<Object[]> rows(UUID applicantId, Traits traits) {
        return keys(traits).stream()
                .map(key -> new Object[] {key.kind().name(), key.value(), applicantId})
                .toList();
    }

    void insert(List<Object[]> rows) {
        BatchInsert.insert(
                batch,
                "insert into casework_person_key (kind, value, applicant_id)",
                "on duplicate key update kind = values(kind)",
                rows);
    }
}
