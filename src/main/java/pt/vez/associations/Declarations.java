package pt.vez.associations;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;

/**
 * The declaration of confidentiality (<i>compromisso de confidencialidade</i>; GDPR art. 28 n.º 3 b) every mediator
 * accepts before anything else: its text, its version, the hash of what was shown, and when.
 */
public interface Declarations {
    /** A version of the text. */
    record Declaration(int version, String textPt, String textEn, Instant inForceFrom) {
        public String text(Locale language) {
            return "pt".equals(language.getLanguage()) ? textPt : textEn;
        }
    }

    /** The number of the version in force, at most a second old: asked with every assisted act. */
    int version();

    /** The version every mediator must have accepted at this moment. */
    Declaration current();

    boolean accepted(Actor actor);

    /** @throws InvalidInput when another version has come into force since the text was shown */
    void accept(Actor actor, int version, Locale shownIn);

    /**
     * Puts a new text in force at once: every mediator has to accept it before the next act.
     *
     * @param seen the version the new text was written from
     * @return its version
     * @throws ChangedMeanwhile when another version was put in force since
     */
    int publish(Actor actor, int seen, String textPt, String textEn);

    /** When this account accepted which version, newest first. */
    record Acceptance(int version, String language, Instant acceptedAt) {}

    /** Of one's own. */
    List<Acceptance> ofMine(Actor actor);
}
