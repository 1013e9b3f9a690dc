package pt.vez.notifications;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pt.vez.casework.Act;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CaseView;
import pt.vez.casework.Cases;
import pt.vez.casework.Stage;
import pt.vez.documents.ChecklistItem;
import pt.vez.documents.Documents;
import pt.vez.platform.Dates;
import pt.vez.platform.Texts;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.BookingEligibility;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Zones;

/** Puts a visit into words for the person: for the screen, for paper and for mail the same. */
@Service
public class VisitSummaries {
    private final CaseAccess access;
    private final VisitDeeds deeds;
    private final Cases cases;
    private final Documents documents;
    private final Booking booking;
    private final BookingEligibility eligibility;
    private final Texts texts;
    private final Clock clock;

    VisitSummaries(
            CaseAccess access,
            VisitDeeds deeds,
            Cases cases,
            Documents documents,
            Booking booking,
            BookingEligibility eligibility,
            Texts texts,
            Clock clock) {
        this.access = access;
        this.deeds = deeds;
        this.cases = cases;
        this.documents = documents;
        this.booking = booking;
        this.eligibility = eligibility;
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
                deeds.of(actor, caseId, language),
                next(caseId, view.outline().stage(), open, appointment, language),
                appointment == null ? null : when(appointment, language),
                open);
    }

    private String next(
            CaseId caseId, Stage stage, List<String> open, @Nullable AppointmentView appointment, Locale language) {
        if (stage == Stage.DOCUMENTS || (stage == Stage.APPOINTMENT && !open.isEmpty())) {
            return texts.get(language, open.isEmpty() ? "summary.next.review" : "summary.next.documents");
        }
        if (stage == Stage.APPOINTMENT) {
            if (appointment != null) {
                return texts.get(language, "summary.next.come");
            }
            return texts.get(language, eligibility.mayBook(caseId) ? "summary.next.book" : "summary.next.invitation");
        }
        return texts.get(language, "summary.next.wait");
    }

    private static String when(AppointmentView appointment, Locale language) {
        var centre = appointment.centre().data();
        return Dates.dayAndTime(appointment.start(), centre.zone(), language) + ", " + centre.name() + ", "
                + centre.address();
    }
}
