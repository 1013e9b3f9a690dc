package pt.vez.associations.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.associations.Declarations;
import pt.vez.audit.Journal;
import pt.vez.shared.Actor;
import pt.vez.shared.ChangedMeanwhile;
import pt.vez.shared.InvalidInput;
import pt.vez.shared.Role;
import pt.vez.shared.Sha256;

/** The declaration as it is published and accepted. */
@Service
class DeclarationService implements Declarations {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private final DeclarationRepository declarations;
    private volatile @Nullable Known known;
    private final Journal journal;
    private final Clock clock;

    DeclarationService(DeclarationRepository declarations, Journal journal, Clock clock) {
        this.declarations = declarations;
        this.journal = journal;
        this.clock = clock;
    }

    private record Known(int version, Instant readAt) {}

    @Override
    public int version() {
        Instant now = clock.instant();
        Known last = known;
        if (last == null || last.readAt().plus(FRESH).isBefore(now)) {
            last = new Known(current().version(), now);
            known = last;
        }
        return last.version();
    }

    @Override
    @Transactional(readOnly = true)
    public Declaration current() {
        return declarations.inForce(clock.instant());
    }

    @Override
    @Transactional(readOnly = true)
    public boolean accepted(Actor actor) {
        return declarations.isAccepted(actor.accountId(), current().version());
    }

    @Override
    @Transactional
    public void accept(Actor actor, int version, Locale shownIn) {
        actor.require(Role.MEDIATOR);
        Declaration declaration = current();
        if (declaration.version() != version) {
            throw new InvalidInput("declaration.newer");
        }
        declarations.accept(
                actor.accountId(),
                new Acceptance(version, "pt".equals(shownIn.getLanguage()) ? "pt" : "en", clock.instant()),
                Sha256.of(declaration.text(shownIn).getBytes(StandardCharsets.UTF_8)));
        journal.record(actor, "declaration.accepted", null, null, Integer.toString(version));
    }

    @Override
    @Transactional
    public int publish(Actor actor, int seen, String textPt, String textEn) {
        actor.require(Role.ADMINISTRATOR);
        for (String text : List.of(textPt, textEn)) {
            if (text.isBlank() || text.length() > 4_000) {
                throw new InvalidInput("declaration.text.missing");
            }
        }
        declarations.lock(seen);
        ChangedMeanwhile.requireSame(seen, declarations.newest());
        int version = seen + 1;
        declarations.insert(new Declaration(version, textPt.strip(), textEn.strip(), clock.instant()));
        known = null;
        journal.record(actor, "declaration.published", null, null, Integer.toString(version));
        return version;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Acceptance> ofMine(Actor actor) {
        return declarations.acceptances(actor.accountId());
    }
}
