package pt.vez.mandates;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.mandates.ConsentText.Facts;
import pt.vez.mandates.internal.WordingChecks;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Role;
import pt.vez.shared.Sha256;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The text of consent in the languages of the people. Portuguese and English come with the product; administrators
 * enter the others, a version after the other, as a translator gave them. A translation counts while the Portuguese
 * text it translates is the one in force.
 */
@Service
public class ConsentTexts {
    /** What a translation has to say at least once. */
    public static final List<String> PLACES =
            List.of("{person}", "{association}", "{mediator}", "{may}", "{term}", "{case}");

    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Keep what is inserted from turning the order of a text that runs from right to left. */
    private static final String ISOLATE = "\u2068%s\u2069";

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Journal journal;
    private final Clock clock;

    ConsentTexts(JdbcClient jdbc, Texts texts, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A translation as it is written down.
     *
     * @param body with every one of {@link #PLACES}
     * @param words what each {@link Scope} and each {@link Term} is called in this language, by its name
     * @param translator who translated it
     */
    public record Wording(String language, String body, Map<String, String> words, String translator) {}

    /** Whether a translation is shown, or why not. */
    public enum TextStanding {
        IN_USE,
        /** Taken back by an administrator. */
        WITHDRAWN,
        /** The Portuguese text has changed since. */
        OUTDATED
    }

    /** The newest version of a language. */
    public record Kept(Wording wording, int version, Instant addedAt, TextStanding standing) {}

    private RowMapper<Kept> kept() {
        byte[] now = hashOfPortuguese();
        return (row, n) -> new Kept(
                new Wording(
                        row.getString("language"),
                        row.getString("body"),
                        JSON.readValue(row.getString("words"), new TypeReference<TreeMap<String, String>>() {}),
                        row.getString("translator")),
                row.getInt("version"),
                row.getObject("added_at", Instant.class),
                row.getObject("withdrawn_at") != null
                        ? TextStanding.WITHDRAWN
                        : MessageDigest.isEqual(now, row.getBytes("of_hash"))
                                ? TextStanding.IN_USE
                                : TextStanding.OUTDATED);
    }

    private static final String NEWEST = "select t.* from mandates_consent_text t where t.version ="
            + " (select max(l.version) from mandates_consent_text l where l.language = t.language)";

    /** Tags of the languages a person can read the text in: those of the product first. */
    @Transactional(readOnly = true)
    public List<String> languages() {
        return Stream.concat(
                        Languages.ALL.stream().map(Locale::toLanguageTag),
                        jdbc.sql(NEWEST + " order by t.language").query(kept()).list().stream()
                                .filter(each -> each.standing() == TextStanding.IN_USE)
                                .map(each -> each.wording().language()))
                .toList();
    }

    /** What is kept beside the languages of the product, for administrators. */
    @Transactional(readOnly = true)
    public List<Kept> all(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return jdbc.sql(NEWEST + " order by t.language").query(kept()).list();
    }

    /** The text for a person who reads this language; nothing when there is none in it. */
    @Transactional(readOnly = true)
    public Optional<ConsentText> in(String language, Facts facts) {
        String portuguese = brought(Languages.PORTUGUESE, facts);
        String tag = Locale.forLanguageTag(language).getLanguage();
        if (tag.equals("pt")) {
            return Optional.of(new ConsentText(Languages.PORTUGUESE.toLanguageTag(), 0, null, portuguese));
        }
        if (tag.equals("en")) {
            return Optional.of(new ConsentText(
                    Languages.ENGLISH.toLanguageTag(), 0, brought(Languages.ENGLISH, facts), portuguese));
        }
        return newest(tag)
                .filter(each -> each.standing() == TextStanding.IN_USE)
                .map(each -> new ConsentText(tag, each.version(), filled(each.wording(), facts), portuguese));
    }

    private String brought(Locale language, Facts facts) {
        return texts.get(
                language,
                "mandate.text",
                facts.person(),
                facts.association(),
                facts.mediator(),
                granted(facts.scopes())
                        .map(scope -> texts.label(language, scope).toLowerCase(language))
                        .collect(Collectors.joining(", ")),
                texts.label(language, facts.term()),
                facts.caseNumber());
    }

    /** The Portuguese text in force with its places and words, to be translated. */
    public Wording original() {
        Locale language = Languages.PORTUGUESE;
        Map<String, String> words = new TreeMap<>();
        Stream.concat(Stream.of(Scope.values()), Stream.<Enum<?>>of(Term.values()))
                .forEach(each -> words.put(each.name(), texts.label(language, each)));
        return new Wording(language.toLanguageTag(), texts.get(language, "mandate.text", PLACES.toArray()), words, "");
    }

    private static Stream<Scope> granted(Set<Scope> scopes) {
        return Stream.of(Scope.values()).filter(scope -> scope == Scope.FOLLOW || scopes.contains(scope));
    }

    private static String filled(Wording wording, Facts facts) {
        boolean rightToLeft = ConsentText.direction(wording.language()).equals("rtl");
        String comma = rightToLeft ? "، " : ", ";
        Map<String, String> values = Map.of(
                "{person}", facts.person(),
                "{association}", facts.association(),
                "{mediator}", facts.mediator(),
                "{may}",
                        granted(facts.scopes())
                                .map(scope -> wording.words().get(scope.name()))
                                .collect(Collectors.joining(comma)),
                "{term}", String.valueOf(wording.words().get(facts.term().name())),
                "{case}", facts.caseNumber());
        return PLACE.matcher(wording.body()).replaceAll(place -> {
            String value = values.getOrDefault(place.group(), place.group());
            return Matcher.quoteReplacement(rightToLeft ? ISOLATE.formatted(value) : value);
        });
    }

    /**
     * How a wording reads, filled with these facts.
     *
     * @throws pt.vez.shared.InvalidInput as {@link #publish}
     */
    @Transactional(readOnly = true)
    public ConsentText preview(Actor actor, Wording wording, Facts facts) {
        actor.require(Role.ADMINISTRATOR);
        Wording sound = WordingChecks.sound(wording);
        return new ConsentText(sound.language(), 0, filled(sound, facts), brought(Languages.PORTUGUESE, facts));
    }

    /**
     * Puts a wording in use from now on.
     *
     * @param seen the newest version of this language the wording was written from, null where there was none
     * @return its version
     * @throws ChangedMeanwhile when another writer published or withdrew this language since
     * @throws pt.vez.shared.InvalidInput when the language is one of the product or none, a place or a word is
     *     missing, there is a place unknown to the product, a letter cannot be printed, or the translator's name is
     *     missing
     */
    @Transactional
    public int publish(Actor actor, @Nullable Kept seen, Wording wording) {
        actor.require(Role.ADMINISTRATOR);
        Wording sound = WordingChecks.sound(wording);
        requireUnchanged(sound.language(), seen);
        int version = seen == null ? 1 : seen.version() + 1;
        try {
            jdbc.sql("insert into mandates_consent_text (language, version, body, words, translator, of_hash, added_by,"
                            + " added_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            sound.language(),
                            version,
                            sound.body(),
                            JSON.writeValueAsString(sound.words()),
                            sound.translator(),
                            hashOfPortuguese(),
                            actor.accountId(),
                            clock.instant())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ChangedMeanwhile();
        }
        journal.record(actor, "consentText.published", null, null, sound.language() + " " + version);
        return version;
    }

    /** The newest version of a language, nothing when there is none. */
    @Transactional(readOnly = true)
    public Optional<Kept> find(Actor actor, String language) {
        actor.require(Role.ADMINISTRATOR);
        return newest(language);
    }

    private Optional<Kept> newest(String language) {
        return jdbc.sql(NEWEST + " and t.language = ?")
                .param(language)
                .query(kept())
                .optional();
    }

    private void requireUnchanged(String language, @Nullable Kept seen) {
        if (seen != null) {
            jdbc.sql("select version from mandates_consent_text where language = ? and version = ? for update")
                    .params(language, seen.version())
                    .query(Integer.class)
                    .optional();
        }
        ChangedMeanwhile.requireSame(Optional.ofNullable(seen), newest(language));
    }

    /**
     * The language is shown to no person any more, until a new version.
     *
     * @param seen the version that is taken back
     * @throws ChangedMeanwhile when another writer published or withdrew this language since
     */
    @Transactional
    public void withdraw(Actor actor, Kept seen) {
        actor.require(Role.ADMINISTRATOR);
        String language = seen.wording().language();
        requireUnchanged(language, seen);
        jdbc.sql("update mandates_consent_text set withdrawn_at = ? where language = ? and withdrawn_at is null")
                .params(clock.instant(), language)
                .update();
        journal.record(actor, "consentText.withdrawn", null, null, language);
    }

    /** The names of the scopes and terms a wording has to put into words. */
    public static List<String> words() {
        return Stream.concat(Stream.of(Scope.values()), Stream.of(Term.values()))
                .map(Enum::name)
                .toList();
    }

    private byte[] hashOfPortuguese() {
        Wording original = original();
        String all = original.body() + "\n" + original.words();
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    }
}
