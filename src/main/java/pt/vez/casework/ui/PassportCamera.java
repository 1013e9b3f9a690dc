package pt.vez.casework.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.function.Consumer;
import pt.vez.shared.Mrz;
import pt.vez.shared.ZoneReading;
import pt.vez.shared.ZoneRepair;
import pt.vez.shell.ZoneCamera;

/**
 * Reads the lines of a passport with the camera or from a photograph, and says what to compare. Only text comes here; who
 * has no camera types the lines.
 */
class PassportCamera extends Composite<Div> {
    private final LocalDate today;
    private final Consumer<ZoneReading> passport;
    private final Div seen = new Div();

    /** @param passport takes what was read, every check digit verified */
    PassportCamera(LocalDate today, Consumer<ZoneReading> passport) {
        this.today = today;
        this.passport = passport;
        seen.getElement().setAttribute("role", "status");
        seen.addClassName("muted");
        getContent().add(new Paragraph(getTranslation("person.mrz.lead")), new ZoneCamera(this::read), seen);
    }

    private boolean read(String lines) {
        ZoneReading found = ZoneRepair.read(lines, today).orElse(null);
        if (found == null) {
            return false;
        }
        seen.removeAll();
        if (found.document().layout() != Mrz.Layout.TD3) {
            say("person.mrz.card");
            return true;
        }
        passport.accept(found);
        say("person.mrz.compare");
        if (found.corrected() > 0) {
            say("zone.corrected", found.corrected());
        }
        if (found.endUnproved()) {
            say("zone.unproved");
        }
        return true;
    }

    private void say(String key, Object... values) {
        seen.add(new Paragraph(getTranslation(key, values)));
    }
}
