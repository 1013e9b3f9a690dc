package pt.vez.scheduling.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import pt.vez.platform.Dates;

/** Days beside each other, of which one is shown; the strip begins at that one. */
class DayStrip extends Nav {
    /** @param link where a day leads */
    DayStrip(String label, List<LocalDate> days, LocalDate chosen, Locale language, Function<LocalDate, String> link) {
        addClassName("days");
        getElement().setAttribute("aria-label", label);
        for (LocalDate day : days) {
            var number = new Span(Dates.shortDay(day, language));
            number.getStyle().setFontWeight("700");
            var anchor = new Anchor(link.apply(day), new Span(Dates.weekday(day, language)), number);
            anchor.addClassName("day");
            if (day.equals(chosen)) {
                anchor.getElement().setAttribute("aria-current", "date");
            }
            add(anchor);
        }
        getElement()
                .executeJs(
                        "setTimeout(() => { const c = this.querySelector('[aria-current]'); if (c) this.scrollLeft = c.offsetLeft - this.offsetLeft - 40; })");
    }
}
