package pt.vez.audit.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import pt.vez.audit.ActorNames;
import pt.vez.audit.JournalSearch;
import pt.vez.shared.Actor;
import pt.vez.shared.Role;

/** The journal as it is read by administrators, which is recorded too. */
@Service
class JournalReading implements JournalSearch {
    private static final Duration SAME_READING = Duration.ofMinutes(30);
    private static final int PIECE = 2_000;
    private final JournalQueries entries;
    private final JournalWriter journal;
    private final ActorNames names;
    private final Clock clock;

    JournalReading(JournalQueries entries, JournalWriter journal, ActorNames names, Clock clock) {
        this.entries = entries;
        this.journal = journal;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public List<Line> page(Actor administrator, Query query, @Nullable UUID before, int limit) {
        administrator.require(Role.ADMINISTRATOR);
        recordReading(administrator, query);
        return lines(query, before, limit);
    }

    @Override
    public void each(Actor administrator, Query query, Consumer<Line> row) {
        administrator.require(Role.ADMINISTRATOR);
        UUID last = null;
        List<Line> piece;
        do {
            piece = lines(query, last, PIECE);
            piece.forEach(row);
            last = piece.isEmpty() ? last : piece.getLast().id();
        } while (piece.size() == PIECE);
    }

    @Override
    public List<String> actions(Actor administrator) {
        administrator.require(Role.ADMINISTRATOR);
        return entries.actions();
    }

    private List<Line> lines(Query query, @Nullable UUID before, int limit) {
        return named(entries.page(query, before, limit));
    }

    private List<Line> named(List<Line> lines) {
        Map<UUID, ActorNames.Name> known = JournalActors.names(names, lines, Line::actor);
        return lines.stream()
                .map(each -> new Line(
                        each.id(),
                        each.at(),
                        JournalActors.named(each.actor(), known),
                        each.actorRole(),
                        each.associationName(),
                        each.caseId(),
                        each.subject(),
                        each.action(),
                        each.detail(),
                        each.changes()))
                .toList();
    }

    /** Once for the same filters in half an hour: the pages of one reading are one reading. */
    private void recordReading(Actor administrator, Query query) {
        String filters = String.join(",", query.kinds());
        Instant since = clock.instant().minus(SAME_READING);
        if (!entries.isReadingRecorded(administrator.accountId(), query, filters, since)) {
            journal.recordReading(administrator, query.caseId(), query.subject(), filters);
        }
    }
}
