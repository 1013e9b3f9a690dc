package pt.vez.mandates.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.mandates.ConsentText;
import pt.vez.mandates.ConsentText.Facts;
import pt.vez.mandates.ConsentTexts;
import pt.vez.mandates.Scope;
import pt.vez.mandates.Term;
import pt.vez.mandates.internal.ConsentTextRepository.Published;
import pt.vez.platform.Languages;
import pt.vez.platform.Texts;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.Role;
import pt.vez.shared.Sha256;

/** The texts of the product and the translations administrators published, a version after the other. */
@Service
class VersionedConsentTexts implements ConsentTexts {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
    /** Keep what is inserted from turning the order of a text that runs from right to left. */
    private static final String ISOLATE = "\u2068%s\u2069";

    private final ConsentTextRepository published;
    private final Texts texts;
    private final Journal journal;
    private final Clock clock;

    VersionedConsentTexts(ConsentTextRepository published, Texts texts, Journal journal, Clock clock) {
        this.published = published;
        this.texts = texts;
        this.journal = journal;
        this.clock = clock;
    }

    private Kept kept(Published each, byte[] original) {
        TextStanding standing = each.withdrawnAt() != null
                ? TextStanding.WITHDRAWN
                : MessageDigest.isEqual(original, each.originalHash()) ? TextStanding.IN_USE : TextStanding.OUTDATED;
        return new Kept(each.wording(), each.version(), each.addedAt(), standing);
    }

    private List<Kept> all() {
        byte[] original = hashOfPortuguese();
        return published.all().stream().map(each -> kept(each, original)).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> languages() {
        return Stream.concat(
                        Languages.ALL.stream().map(Locale::toLanguageTag),
                        all().stream()
                                .filter(each -> each.standing() == TextStanding.IN_USE)
                                .map(each -> each.wording().language()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> all(Actor actor) {
        actor.require(Role.ADMINISTRATOR);
        return all();
    }

    @Override
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

    @Override
    public Wording original() {
        Locale language = Languages.PORTUGUESE;
        Map<String, String> words = new TreeMap<>();
        Stream.concat(Stream.of(Scope.values()), Stream.<Enum<?>>of(Term.values()))
                .forEach(each -> words.put(each.name(), texts.label(language, each)));
        return new Wording(
                language.toLanguageTag(), texts.get(language, "mandate.text", PLACEHOLDERS.toArray()), words, "");
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
        return PLACEHOLDER.matcher(wording.body()).replaceAll(place -> {
            String value = values.getOrDefault(place.group(), place.group());
            return Matcher.quoteReplacement(rightToLeft ? ISOLATE.formatted(value) : value);
        });
    }

    @Override
    @Transactional(readOnly = true)
    public ConsentText preview(Actor actor, Wording wording, Facts facts) {
        actor.require(Role.ADMINISTRATOR);
        Wording sound = WordingChecks.sound(wording);
        return new ConsentText(sound.language(), 0, filled(sound, facts), brought(Languages.PORTUGUESE, facts));
    }

    @Override
    @Transactional
    public int publish(Actor actor, @Nullable Kept seen, Wording wording) {
        actor.require(Role.ADMINISTRATOR);
        Wording sound = WordingChecks.sound(wording);
        requireUnchanged(sound.language(), seen);
        int version = seen == null ? 1 : seen.version() + 1;
        published.insert(sound, version, hashOfPortuguese(), actor.accountId(), clock.instant());
        journal.record(actor, "consentText.published", null, null, sound.language() + " " + version);
        return version;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Kept> find(Actor actor, String language) {
        actor.require(Role.ADMINISTRATOR);
        return newest(language);
    }

    private Optional<Kept> newest(String language) {
        return published.find(language).map(each -> kept(each, hashOfPortuguese()));
    }

    private void requireUnchanged(String language, @Nullable Kept seen) {
        if (seen != null) {
            published.lock(language, seen.version());
        }
        ChangedMeanwhile.requireSame(Optional.ofNullable(seen), newest(language));
    }

    @Override
    @Transactional
    public void withdraw(Actor actor, Kept seen) {
        actor.require(Role.ADMINISTRATOR);
        String language = seen.wording().language();
        requireUnchanged(language, seen);
        published.withdraw(language, clock.instant());
        journal.record(actor, "consentText.withdrawn", null, null, language);
    }

    private byte[] hashOfPortuguese() {
        Wording original = original();
        String all = original.body() + "\n" + original.words();
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    }
}
