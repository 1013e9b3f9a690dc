package pt.vez.people.internal;

import java.nio.ByteBuffer;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.people.ApplicantData;
import pt.vez.people.PersonMatching.PersonQuery;
import pt.vez.platform.Secrets;

/**
 * The keys people are found by. A sound is kept with the birth year, so that the most frequent surname of 400,000 people is
 * a few hundred rows and not tens of thousands.
 */
@Component
class PersonKeys {
    private final PersonKeyRepository stored;
    private final Secrets secrets;

    PersonKeys(PersonKeyRepository stored, Secrets secrets) {
        this.stored = stored;
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
        exact(traits).forEach((kind, text) -> found.addAll(stored.with(kind, value(kind, text))));
        LocalDate birth = traits.birthDate();
        if (birth != null) {
            var dates = new ArrayList<LocalDate>(List.of(birth));
            swapped(birth).ifPresent(dates::add);
            for (LocalDate date : dates) {
                if (!placeholder(date)) {
                    found.addAll(stored.with(KeyKind.BIRTH, value(KeyKind.BIRTH, date.toString())));
                }
            }
            found.addAll(stored.sounding(sounds(traits, birth)));
        }
        return found;
    }

    /** The keys of a person who was just written, in the same transaction. */
    @Transactional
    void write(UUID applicantId, Traits traits) {
        stored.deleteOf(applicantId);
        stored.insert(rows(applicantId, traits));
    }

    List<Object[]> rows(UUID applicantId, Traits traits) {
        return keys(traits).stream()
                .map(key -> new Object[] {key.kind().name(), key.value(), applicantId})
                .toList();
    }
}
