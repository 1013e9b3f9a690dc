package pt.vez.mandates;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pt.vez.mandates.ConsentText.Facts;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;

/**
 * The text of consent in the languages of the people. Portuguese and English come with the product; administrators
 * enter the others, a version after the other, as a translator gave them. A translation counts while the Portuguese
 * text it translates is the one in force.
 */
public interface ConsentTexts {
    /** What a translation has to say at least once. */
    List<String> PLACEHOLDERS = List.of("{person}", "{association}", "{mediator}", "{may}", "{term}", "{case}");

    /**
     * A translation as it is written down.
     *
     * @param body with every one of {@link #PLACEHOLDERS}
     * @param words what each {@link Scope} and each {@link Term} is called in this language, by its name
     * @param translator who translated it
     */
    record Wording(String language, String body, Map<String, String> words, String translator) {}

    /** Whether a translation is shown, or why not. */
    enum TextStanding {
        IN_USE,
        /** Taken back by an administrator. */
        WITHDRAWN,
        /** The Portuguese text has changed since. */
        OUTDATED
    }

    /** The newest version of a language. */
    record Kept(Wording wording, int version, Instant addedAt, TextStanding standing) {}

    /** Tags of the languages a person can read the text in: those of the product first. */
    List<String> languages();

    /** What is kept beside the languages of the product, for administrators. */
    List<Kept> all(Actor actor);

    /** The text for a person who reads this language; nothing when there is none in it. */
    Optional<ConsentText> in(String language, Facts facts);

    /** The Portuguese text in force with its places and words, to be translated. */
    Wording original();

    /**
     * How a wording reads, filled with these facts.
     *
     * @throws pt.vez.shared.InvalidInput as {@link #publish}
     */
    ConsentText preview(Actor actor, Wording wording, Facts facts);

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
    int publish(Actor actor, @Nullable Kept seen, Wording wording);

    /** The newest version of a language, nothing when there is none. */
    Optional<Kept> find(Actor actor, String language);

    /**
     * The language is shown to no person any more, until a new version.
     *
     * @param seen the version that is taken back
     * @throws ChangedMeanwhile when another writer published or withdrew this language since
     */
    void withdraw(Actor actor, Kept seen);

    /** The names of the scopes and terms a wording has to put into words. */
    static List<String> words() {
        return Stream.concat(Stream.of(Scope.values()), Stream.of(Term.values()))
                .map(Enum::name)
                .toList();
    }
}
