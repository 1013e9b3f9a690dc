package pt.vez.scheduling.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import pt.vez.casework.CaseId;
import pt.vez.casework.ui.CaseHeadline;
import pt.vez.scheduling.AppointmentNotices;
import pt.vez.shared.Actor;

/** Closures, offers, invitations and holds at the top of the page of a case. */
@org.springframework.stereotype.Component
@Order(1)
class AppointmentHeadline implements CaseHeadline {
    private final AppointmentNotices notices;
    private final Clock clock;

    AppointmentHeadline(AppointmentNotices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public List<? extends Component> of(Actor actor, CaseId caseId, Locale language) {
        return new NoticeCards(clock, language).of(notices.of(actor, caseId));
    }
}
