package pt.vez.notifications;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.audit.Journal;
import pt.vez.casework.Act;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseView;
import pt.vez.casework.Cases;
import pt.vez.casework.Procedures;
import pt.vez.casework.Stage;
import pt.vez.casework.VisitClosing;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.Documents;
import pt.vez.platform.Dates;
import pt.vez.platform.Texts;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Zones;

/** Puts a visit into words for the person: for the screen, for paper and for mail the same. */
@Service
public class VisitSummaries {
    private static final Set<String> NOT_WORTH_SAYING = Set.of("summary.sent", "note.written");
    private final CaseAccess access;
    private final VisitClosing closing;
    private final Cases cases;
    private final Documents documents;
    private final Booking booking;
    private final Procedures procedures;
    private final Texts texts;
    private final Clock clock;

    VisitSummaries(
            CaseAccess access,
            VisitClosing closing,
            Cases cases,
            Documents documents,
            Booking booking,
            Procedures procedures,
            Texts texts,
            Clock clock) {
        this.access = access;
        this.closing = closing;
        this.cases = cases;
        this.documents = documents;
        this.booking = booking;
        this.procedures = procedures;
        this.texts = texts;
        this.clock = clock;
    }

    /** @throws NotAuthorised without a visit under a live mandate */
    @Transactional
    public VisitSummary of(Actor actor, Locale language) {
        CaseId caseId = access.visited(actor, Act.READ);
        CaseView view = cases.read(actor, caseId);
        List<String> open = documents.checklist(actor, caseId).stream()
                .filter(ChecklistItem::isOpen)
                .map(item -> item.item().name().in(language))
                .toList();
        AppointmentView appointment = booking.active(actor, caseId).orElse(null);
        return new VisitSummary(
                language,
                view.applicant().name(),
                view.outline().number().display(),
                texts.get(
                        language,
                        "summary.by",
                        actor.name(),
                        actor.requireActing().associationName()),
                Dates.full(Zones.today(clock), language),
                done(actor, language),
                next(view.outline().stage(), open, appointment, language),
                appointment == null ? null : when(appointment, language),
                open);
    }

    private List<String> done(Actor actor, Locale language) {
        var lines = new LinkedHashSet<String>();
        for (Journal.Entry entry : closing.done(actor)) {
            if (!NOT_WORTH_SAYING.contains(entry.action())) {
                lines.add(texts.get(language, "journal." + entry.action()) + item(entry, language));
            }
        }
        return List.copyOf(lines);
    }

    private String item(Journal.Entry entry, Locale language) {
        return entry.action().startsWith("document.")
                ? procedures
                        .item(entry.detail())
                        .map(found -> ": " + found.name().in(language))
                        .orElse("")
                : "";
    }

    private String next(Stage stage, List<String> open, @Nullable AppointmentView appointment, Locale language) {
        if (stage == Stage.DOCUMENTS || (stage == Stage.APPOINTMENT && !open.isEmpty())) {
            return texts.get(language, open.isEmpty() ? "summary.next.review" : "summary.next.documents");
        }
        if (stage == Stage.APPOINTMENT) {
            return texts.get(language, appointment == null ? "summary.next.book" : "summary.next.come");
        }
        return texts.get(language, "summary.next.wait");
    }

    private static String when(AppointmentView appointment, Locale language) {
        var centre = appointment.centre().data();
        return Dates.dayAndTime(appointment.start(), centre.zone(), language) + ", " + centre.name() + ", "
                + centre.address();
    }
}
