package pt.vez.associations;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;
import pt.vez.shared.Sha256;

/**
 * The declaration of confidentiality (<i>compromisso de confidencialidade</i>; GDPR art. 28 n.º 3 b) every mediator
 * accepts before anything else: its text, its version, the hash of what was shown, and when.
 */
@Service
public class Declarations {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private final JdbcClient jdbc;
    private volatile @Nullable Known known;
    private final Journal journal;
    private final Clock clock;

    Declarations(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** A version of the text. */
    public record Declaration(int version, String textPt, String textEn, Instant inForceFrom) {
        public String text(Locale language) {
            return "pt".equals(language.getLanguage()) ? textPt : textEn;
        }
    }

    private record Known(int version, Instant readAt) {}

    /** The number of the version in force, at most a second old: asked with every assisted act. */
    public int version() {
        Instant now = clock.instant();
        Known last = known;
        if (last == null || last.readAt().plus(FRESH).isBefore(now)) {
            last = new Known(current().version(), now);
            known = last;
        }
        return last.version();
    }

    /** The version every mediator must have accepted at this moment. */
    @Transactional(readOnly = true)
    public Declaration current() {
        return jdbc.sql("select version, text_pt, text_en, in_force_from from associations_declaration"
                        + " where in_force_from <= ? order by version desc limit 1")
                .param(clock.instant())
                .query(Declaration.class)
                .single();
    }

    @Transactional(readOnly = true)
    public boolean accepted(Actor actor) {
        return jdbc.sql("select count(*) from associations_acceptance where account_id = ? and version = ?")
                        .params(actor.accountId(), current().version())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** @throws InvalidInput when another version has come into force since the text was shown */
    @Transactional
    public void accept(Actor actor, int version, Locale shownIn) {
        actor.require(Role.MEDIATOR);
        Declaration declaration = current();
        if (declaration.version() != version) {
            throw new InvalidInput("declaration.newer");
        }
        jdbc.sql("insert ignore into associations_acceptance values (?, ?, ?, ?, ?)")
                .params(
                        actor.accountId(),
                        version,
                        "pt".equals(shownIn.getLanguage()) ? "pt" : "en",
                        Sha256.of(declaration.text(shownIn).getBytes(StandardCharsets.UTF_8)),
                        clock.instant())
                .update();
        journal.record(actor, "declaration.accepted", null, null, Integer.toString(version));
    }

    /**
     * Puts a new text in force at once: every mediator has to accept it before the next act.
     *
     * @param seen the version the new text was written from
     * @return its version
     * @throws ChangedMeanwhile when another version was put in force since
     */
    @Transactional
    public int publish(Actor actor, int seen, String textPt, String textEn) {
        actor.require(Role.ADMINISTRATOR);
        for (String text : List.of(textPt, textEn)) {
            if (text.isBlank() || text.length() > 4_000) {
                throw new InvalidInput("declaration.text.missing");
            }
        }
        jdbc.sql("select version from associations_declaration where version = ? for update")
                .param(seen)
                .query(Integer.class)
                .optional();
        ChangedMeanwhile.requireSame(
                seen,
                jdbc.sql("select max(version) from associations_declaration")
                        .query(Integer.class)
                        .single());
        int version = seen + 1;
        jdbc.sql("insert into associations_declaration values (?, ?, ?, ?)")
                .params(version, textPt.strip(), textEn.strip(), clock.instant())
                .update();
        known = null;
        journal.record(actor, "declaration.published", null, null, Integer.toString(version));
        return version;
    }

    /** When this account accepted which version, newest first. */
    public record Acceptance(int version, String language, Instant acceptedAt) {}

    /** Of one's own. */
    @Transactional(readOnly = true)
    public List<Acceptance> ofMine(Actor actor) {
        return acceptances(actor.accountId());
    }

    private List<Acceptance> acceptances(UUID account) {
        return jdbc.sql("select version, language, accepted_at from associations_acceptance where account_id = ?"
                        + " order by version desc")
                .param(account)
                .query(Acceptance.class)
                .list();
    }
}
