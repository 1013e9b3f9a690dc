package pt.vez.scheduling.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;
import pt.vez.scheduling.AppointmentNotice.CentreClosed;
import pt.vez.shell.Notice;
import pt.vez.shell.Variant;

/** What staff are told of an appointment whose seat the agency closed. */
final class ClosureFormatter {
    private ClosureFormatter() {}

    static Notice notice(CentreClosed closed, Locale language) {
        UI ui = UI.getCurrent();
        return new Notice(
                Variant.DANGER, ui.getTranslation("agency.closed"), new Paragraph(next(ui, closed, language)));
    }

    private static String next(UI ui, CentreClosed closed, Locale language) {
        var offer = closed.offer();
        if (offer == null) {
            return ui.getTranslation(closed.isCalled() ? "agency.closed.contact" : "agency.closed.searching");
        }
        var zone = offer.centre().zone();
        return ui.getTranslation(
                "agency.closed.offer",
                AppointmentFormatter.at(ui, offer.start(), zone, language),
                offer.centre().name(),
                AppointmentFormatter.at(ui, offer.until(), zone, language));
    }
}
