package pt.vez.visits.internal;

import static pt.vez.shared.Zones.LISBON;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import pt.vez.audit.Journal;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseNotes;
import pt.vez.casework.Procedures;
import pt.vez.platform.Texts;
import pt.vez.shared.Actor;
import pt.vez.shared.Zones;
import pt.vez.visits.VisitClosing;

/** What was done in a visit, each thing once: documents of one kind of act on one line, then today's notes. */
@Component
class VisitDeeds {
    /** Looking is on the list of who saw the file; here it would hide what was done. */
    private static final Set<String> NOT_WORTH_SAYING = Set.of("summary.sent", "note.written", "document.read");

    private final VisitClosing closing;
    private final CaseNotes notes;
    private final Procedures procedures;
    private final Texts texts;
    private final Clock clock;

    VisitDeeds(VisitClosing closing, CaseNotes notes, Procedures procedures, Texts texts, Clock clock) {
        this.closing = closing;
        this.notes = notes;
        this.procedures = procedures;
        this.texts = texts;
        this.clock = clock;
    }

    List<String> of(Actor actor, CaseId caseId, Locale language) {
        Map<String, Set<String>> items = new LinkedHashMap<>();
        for (Journal.Entry entry : closing.done(actor)) {
            if (!NOT_WORTH_SAYING.contains(entry.action())) {
                Set<String> of = items.computeIfAbsent(entry.action(), any -> new LinkedHashSet<>());
                if (entry.action().startsWith("document.")) {
                    procedures
                            .item(entry.detail())
                            .ifPresent(found -> of.add(found.name().in(language)));
                }
            }
        }
        List<String> lines = new ArrayList<>();
        items.forEach((action, of) -> lines.add(
                texts.get(language, "journal." + action) + (of.isEmpty() ? "" : ": " + String.join(", ", of))));
        LocalDate today = Zones.today(clock);
        notes.of(actor, caseId).reversed().stream()
                .filter(note -> note.at().atZone(LISBON).toLocalDate().equals(today))
                .forEach(note -> lines.add(texts.get(language, "summary.note", note.text())));
        return lines;
    }
}
