package pt.vez.visits.internal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pt.vez.casework.CaseAccess;
import pt.vez.casework.CaseId;
import pt.vez.casework.CasePermission;
import pt.vez.casework.Stage;
import pt.vez.documents.DocumentNeed;
import pt.vez.platform.Dates;
import pt.vez.platform.Texts;
import pt.vez.scheduling.AppointmentNotice.CentreClosed;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.scheduling.AppointmentView;
import pt.vez.scheduling.Booking;
import pt.vez.scheduling.BookingEligibility;
import pt.vez.shared.Actor;

/** What comes next for a person after a visit: what their own screens say at that moment. */
@Component
class VisitNext {
    private final Booking booking;
    private final BookingEligibility eligibility;
    private final AppointmentNotices notices;
    private final CaseAccess access;
    private final Texts texts;

    VisitNext(
            Booking booking,
            BookingEligibility eligibility,
            AppointmentNotices notices,
            CaseAccess access,
            Texts texts) {
        this.booking = booking;
        this.eligibility = eligibility;
        this.notices = notices;
        this.access = access;
        this.texts = texts;
    }

    /** @param appointment day, time and place; null without an appointment and when its centre is closed that day */
    record Step(String text, @Nullable String appointment) {}

    Step of(Actor actor, CaseId caseId, Stage stage, DocumentNeed need, Locale language) {
        AppointmentView appointment = booking.active(actor, caseId).orElse(null);
        CentreClosed closed =
                appointment == null ? null : notices.closure(appointment).orElse(null);
        if (closed != null) {
            boolean arranges = access.allows(actor, caseId, CasePermission.APPOINTMENTS);
            return new Step(
                    closed.offer() != null && !arranges
                            ? texts.get(language, "summary.next.closed.offered")
                            : closed(closed, language),
                    null);
        }
        return new Step(
                texts.get(language, key(caseId, stage, need, appointment)),
                appointment == null ? null : when(appointment, language));
    }

    private String key(CaseId caseId, Stage stage, DocumentNeed need, @Nullable AppointmentView appointment) {
        if (stage == Stage.DOCUMENTS) {
            return need == DocumentNeed.COMPLETE ? "summary.next.review" : "summary.next.documents";
        }
        if (need == DocumentNeed.SEND_AGAIN) {
            return "summary.next.again";
        }
        if (stage != Stage.APPOINTMENT) {
            return "summary.next.wait";
        }
        if (appointment != null) {
            return "summary.next.come";
        }
        return eligibility.mayBook(caseId) ? "summary.next.book" : "summary.next.invitation";
    }

    private String closed(CentreClosed closed, Locale language) {
        var offer = closed.offer();
        if (offer == null) {
            return texts.get(
                    language, closed.isCalled() ? "summary.next.closed.contact" : "summary.next.closed.searching");
        }
        var zone = offer.centre().zone();
        return texts.get(
                language,
                "summary.next.closed.offer",
                Dates.dayAndTime(offer.start(), zone, language) + ", "
                        + offer.centre().name(),
                Dates.dayAndTime(offer.until(), zone, language));
    }

    private static String when(AppointmentView appointment, Locale language) {
        var centre = appointment.centre().data();
        return Dates.dayAndTime(appointment.start(), centre.zone(), language) + ", " + centre.name() + ", "
                + centre.address();
    }
}
